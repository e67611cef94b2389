/**
 * Redistributes operator state: lists, union and broadcast.
 * Flink: `RoundRobinOperatorStateRepartitioner#repartitionState`.
 */
import type {
  OperatorStateHandle,
  OperatorStateMeta,
  OperatorStateMode,
} from '../../../spec/model/handles.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreContext } from '../context.ts';
import { capacityFor, JavaHashMap, stringHash } from '../java/hash-map.ts';
import { MergedHandles } from './merged-handles.ts';
import type { StateEntry } from './merged-handles.ts';

/** The places of operator state in a subtask. */
export type OperatorPlace = 'managedOperatorState' | 'rawOperatorState';

/** One name's entries in the order of the old subtasks. */
interface NamedState {
  readonly entries: StateEntry[];
  /** The old subtasks that have one. */
  readonly reportedBy: Set<number>;
}

/** By name, in the order of Flink's hash map, which decides whose stream handle entries share. */
type NamedStates = JavaHashMap<NamedState>;

const NO_HANDLES: readonly OperatorStateHandle[] = Object.freeze([]);

/** One list of handles for each new subtask. */
export function assignOperatorState(
  state: OperatorState,
  place: OperatorPlace,
  parallelism: number,
  context: RestoreContext,
): readonly (readonly OperatorStateHandle[])[] {
  const { decisions } = context;
  if (!state.subtasks.some((entry) => entry.state[place].length > 0)) {
    return Array.from({ length: parallelism }, () => NO_HANDLES);
  }
  if (decisions.keepsSplitState(state.parallelism, parallelism)) {
    return addToKept(state, place, parallelism, context);
  }
  const merged = Array.from({ length: parallelism }, () => new MergedHandles(context));
  dealSplitState(state, place, merged, context);
  spreadUnionState(collect(state, place, 'UNION'), merged, context);
  chooseBroadcastState(collect(state, place, 'BROADCAST'), merged, context);
  return merged.map((handles) => handles.handles());
}

/** At an unchanged parallelism split state stays; union and missing broadcast state is added. */
function addToKept(
  state: OperatorState,
  place: OperatorPlace,
  parallelism: number,
  context: RestoreContext,
): readonly (readonly OperatorStateHandle[])[] {
  const kept = Array.from({ length: parallelism }, (): readonly OperatorStateHandle[] => []);
  for (const { index, state: old } of state.subtasks) kept[index] = old[place];
  const { decisions, profile } = context;
  const expected = capacityFor(state.parallelism);
  const union = copyWhere(collect(state, place, 'UNION', expected), () => true);
  const broadcast = copyWhere(collect(state, place, 'BROADCAST', expected), ({ reportedBy }) =>
    decisions.isPartlyReported(reportedBy.size, state.parallelism, profile.restore),
  );
  if (union.size === 0 && broadcast.size === 0) return kept;
  const merged = kept.map((handles) => MergedHandles.of(handles, context));
  spreadUnionState(union, merged, context);
  chooseBroadcastState(broadcast, merged, context);
  return merged.map((handles) => handles.handles());
}

function collect(
  state: OperatorState,
  place: OperatorPlace,
  mode: OperatorStateMode,
  capacity?: number,
): NamedStates {
  const named: NamedStates = new JavaHashMap(stringHash, capacity);
  for (const { index, state: old } of state.subtasks) {
    for (const { states, delegate } of old[place]) {
      for (const meta of inMapOrder(states)) {
        if (meta.mode !== mode) continue;
        const { entries, reportedBy } = named.computeIfAbsent(meta.name, newNamedState);
        entries.push({ delegate, meta });
        reportedBy.add(index);
      }
    }
  }
  return named;
}

function newNamedState(): NamedState {
  return { entries: [], reportedBy: new Set() };
}

/** In the order of the map that Flink read them into. */
function inMapOrder(states: readonly OperatorStateMeta[]): Iterable<OperatorStateMeta> {
  if (states.length < 2) return states;
  const map = new JavaHashMap<OperatorStateMeta>(stringHash, capacityFor(states.length));
  for (const meta of states) map.put(meta.name, meta);
  return map.values();
}

/** Java: `Collectors#toMap`. */
function copyWhere(named: NamedStates, isWanted: (state: NamedState) => boolean): NamedStates {
  const copy: NamedStates = new JavaHashMap(stringHash);
  for (const [name, state] of named.entries()) if (isWanted(state)) copy.put(name, state);
  return copy;
}

function dealSplitState(
  state: OperatorState,
  place: OperatorPlace,
  merged: readonly MergedHandles[],
  { decisions }: RestoreContext,
): void {
  const named = collect(state, place, 'SPLIT_DISTRIBUTE');
  const names = Array.from(named.entries(), ([name]) => name);
  const parallelism = merged.length;
  let start = 0;
  for (const name of decisions.splitNameOrder(names)) {
    const { entries } = named.get(name)!;
    const total = entries.reduce((sum, { meta }) => sum + meta.offsets.length, 0);
    const dealer = new Dealer(entries);
    for (let turn = 0; turn < parallelism; turn++) {
      const share = decisions.splitShare(turn, total, parallelism);
      for (const part of dealer.take(share)) merged[(start + turn) % parallelism]!.add(part);
    }
    start = decisions.splitStart(start, total % parallelism, parallelism);
  }
}

/** Hands out one name's elements from first to last. */
class Dealer {
  readonly #entries: readonly StateEntry[];
  #entry = 0;
  #element = 0;

  constructor(entries: readonly StateEntry[]) {
    this.#entries = entries;
  }

  /** The next `share` elements, entry by entry; an entry without elements on the way shows as such. */
  take(share: number): StateEntry[] {
    const parts: StateEntry[] = [];
    let wanted = share;
    while (wanted > 0) {
      const entry = this.#entries[this.#entry];
      if (entry === undefined) return parts;
      const { offsets } = entry.meta;
      const from = this.#element;
      const left = offsets.length - from;
      const isRest = left <= wanted;
      const taken = isRest ? offsets.slice(from) : offsets.slice(from, from + wanted);
      this.#element = isRest ? 0 : from + wanted;
      if (isRest) this.#entry++;
      wanted -= left;
      const { name, mode } = entry.meta;
      parts.push({ delegate: entry.delegate, meta: { name, mode, offsets: taken } });
    }
    return parts;
  }
}

function spreadUnionState(
  union: NamedStates,
  merged: readonly MergedHandles[],
  { decisions }: RestoreContext,
): void {
  merged.forEach((handles, subtask) => {
    if (!decisions.getsUnionState(subtask, merged.length)) return;
    for (const { entries } of union.values()) for (const entry of entries) handles.add(entry);
  });
}

function chooseBroadcastState(
  broadcast: NamedStates,
  merged: readonly MergedHandles[],
  { decisions }: RestoreContext,
): void {
  merged.forEach((handles, subtask) => {
    for (const { entries } of broadcast.values()) {
      handles.add(entries[decisions.broadcastChoice(subtask, entries.length)]!);
    }
  });
}
