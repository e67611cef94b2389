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

type NamedStates = Map<string, NamedState>;

/** One list of handles for each new subtask. */
export function assignOperatorState(
  state: OperatorState,
  place: OperatorPlace,
  parallelism: number,
  context: RestoreContext,
): readonly (readonly OperatorStateHandle[])[] {
  const { decisions } = context;
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
  const union = collect(state, place, 'UNION');
  const broadcast = collect(state, place, 'BROADCAST');
  for (const [name, { reportedBy }] of broadcast) {
    const { decisions, profile } = context;
    if (!decisions.isPartlyReported(reportedBy.size, state.parallelism, profile.restore)) {
      broadcast.delete(name);
    }
  }
  if (union.size === 0 && broadcast.size === 0) return kept;
  const merged = kept.map((handles) => MergedHandles.of(handles, context));
  spreadUnionState(union, merged, context);
  chooseBroadcastState(broadcast, merged, context);
  return merged.map((handles) => handles.handles());
}

function collect(state: OperatorState, place: OperatorPlace, mode: OperatorStateMode): NamedStates {
  const named: NamedStates = new Map();
  for (const { index, state: old } of state.subtasks) {
    for (const { states, delegate } of old[place]) {
      for (const meta of states) if (meta.mode === mode) add(named, index, { delegate, meta });
    }
  }
  return named;
}

function add(named: NamedStates, subtask: number, entry: StateEntry): void {
  let state = named.get(entry.meta.name);
  if (state === undefined) {
    state = { entries: [], reportedBy: new Set() };
    named.set(entry.meta.name, state);
  }
  state.entries.push(entry);
  state.reportedBy.add(subtask);
}

function dealSplitState(
  state: OperatorState,
  place: OperatorPlace,
  merged: readonly MergedHandles[],
  { decisions }: RestoreContext,
): void {
  const named = collect(state, place, 'SPLIT_DISTRIBUTE');
  const namesByHandle = state.subtasks.flatMap((subtask) =>
    subtask.state[place].map(({ states }) => splitNames(states)),
  );
  const parallelism = merged.length;
  let start = 0;
  for (const name of decisions.splitNameOrder(namesByHandle)) {
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

/** In the order of the map that Flink read them into. */
function splitNames(states: readonly OperatorStateMeta[]): string[] {
  const map = new JavaHashMap<OperatorStateMeta>(stringHash, capacityFor(states.length));
  for (const meta of states) map.put(meta.name, meta);
  return [...map.values()]
    .filter(({ mode }) => mode === 'SPLIT_DISTRIBUTE')
    .map(({ name }) => name);
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
  *take(share: number): Generator<StateEntry> {
    let wanted = share;
    while (wanted > 0) {
      const entry = this.#entries[this.#entry];
      if (entry === undefined) return;
      const { offsets } = entry.meta;
      const from = this.#element;
      const left = offsets.length - from;
      const isRest = left <= wanted;
      const taken = isRest ? offsets.slice(from) : offsets.slice(from, from + wanted);
      this.#element = isRest ? 0 : from + wanted;
      if (isRest) this.#entry++;
      wanted -= left;
      yield { delegate: entry.delegate, meta: { ...entry.meta, offsets: taken } };
    }
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
