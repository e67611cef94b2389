/**
 * The shared files of a snapshot, and whether handles of one file clash when they are registered.
 * Flink: `SharedStateRegistryImpl#registerReference`, since each file has one key.
 */
import type { RestoreCase } from '../../model/case.ts';
import type { KeyedStateHandle, StreamStateHandle } from '../../model/handles.ts';
import type { OperatorId, OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { recoveredStore } from './recovery.ts';
import { sharedFileName, streamName } from './streams.ts';
import { checkedStates } from './validation-failures.ts';

/**
 * What happens when the shared files of a snapshot are registered. `unknown`: it hangs on the order
 * of operators in a hash map.
 */
export type SharedFiles = 'none' | 'oneHandleEach' | 'equalHandles' | 'clash' | 'unknown';

/**
 * The same for the states that the job claims, and of a repeated OperatorID for the last. The store's
 * checkpoints come first, in their order, those apart that are unclaimed.
 */
export function sharedFilesOf(subject: RestoreCase, profile: Profile): SharedFiles {
  const claimed = new Map<OperatorId, OperatorState>();
  for (const { state, claimant } of checkedStates(subject, profile)) {
    if (claimant !== null) claimed.set(state.operatorId, state);
  }
  const stored = recoveredStore(subject.request.coordinator)
    .filter(({ properties }) => !properties.unclaimed)
    .map(({ operators }) => byFile(lastOfEach(operators)));
  const seen = new Set<SharedFiles>();
  for (const [file, handles] of byFile([...claimed.values()])) {
    const before = stored.flatMap((files) => {
      const found = files.get(file);
      return found === undefined ? [] : [found];
    });
    // A store whose own checkpoints clash is refused when it is recovered.
    const isRecovered = before.length === 0 || !isClashing(registering(before));
    seen.add(isRecovered ? registering([...before, handles]) : 'unknown');
  }
  const worst = ['clash', 'unknown', 'equalHandles', 'oneHandleEach'] as const;
  return worst.find((outcome) => seen.has(outcome)) ?? 'none';
}

function isClashing(outcome: SharedFiles): boolean {
  return outcome === 'clash' || outcome === 'unknown';
}

function lastOfEach(states: readonly OperatorState[]): OperatorState[] {
  return [...new Map(states.map((state) => [state.operatorId, state])).values()];
}

/** For each file the handles that each operator has of it, in the order in which it has them. */
function byFile(states: readonly OperatorState[]): ReadonlyMap<string, StreamStateHandle[][]> {
  const files = new Map<string, StreamStateHandle[][]>();
  for (const state of states) {
    const own = new Map<string, StreamStateHandle[]>();
    for (const handle of sharedHandles(state)) {
      const file = sharedFileName(handle);
      own.set(file, [...(own.get(file) ?? []), handle]);
    }
    for (const [file, handles] of own) files.set(file, [...(files.get(file) ?? []), handles]);
  }
  return files;
}

/**
 * Checkpoints come in their order, operators of one in any order, the handles of one operator as they
 * are.
 */
function registering(
  checkpoints: readonly (readonly (readonly StreamStateHandle[])[])[],
): SharedFiles {
  const all = checkpoints.flat(2);
  if (all.length === 1) return 'oneHandleEach';
  const clashes = checkpoints[0]!.map(([first]) => all.some((other) => !standsFor(first!, other)));
  if (clashes.every((clash) => !clash)) return 'equalHandles';
  return clashes.every((clash) => clash) ? 'clash' : 'unknown';
}

/** Java: `registered.equals(other)`. A relative handle is an absolute one too, but not vice versa. */
function standsFor(registered: StreamStateHandle, other: StreamStateHandle): boolean {
  return registered.kind === 'file' && other.kind === 'relativeFile'
    ? registered.path === other.path
    : streamName(registered) === streamName(other);
}

function sharedHandles({ subtasks }: OperatorState): StreamStateHandle[] {
  return subtasks.flatMap(({ state }) =>
    [...state.managedKeyedState, ...state.rawKeyedState].flatMap(sharedOf),
  );
}

function sharedOf(handle: KeyedStateHandle): StreamStateHandle[] {
  switch (handle.kind) {
    case 'incremental':
      return handle.shared.map((file) => file.handle);
    case 'changelog':
      return [...handle.base, ...handle.delta].flatMap(sharedOf);
    case 'fileChangelog':
      return handle.handles.flatMap((part) => (part.handle === null ? [] : [part.handle]));
    case 'inMemoryChangelog':
    case 'keyGroups':
      return [];
  }
}
