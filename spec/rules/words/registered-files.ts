/**
 * By whose handle a checkpoint refers to a shared file once it is registered, and to which file.
 * Flink: `SharedStateRegistryImpl#registerReference`, before 1.15 `SharedStateRegistry`.
 */
import type { RestoreCase } from '../../model/case.ts';
import type {
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  StreamStateHandle,
} from '../../model/handles.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { claimModeOf } from './claim-mode.ts';
import { latestOf, restoredSnapshot } from './entry.ts';
import { recoveredStore } from './recovery.ts';
import { sharedFileName, streamName } from './streams.ts';
import { checkedStates } from './validation-failures.ts';

/** A file as an incremental handle holds it, and the handle that stands for it in the end. */
export interface RegisteredFile {
  /** Backend, key groups and local path. */
  readonly place: string;
  readonly own: StreamStateHandle;
  readonly registered: StreamStateHandle;
}

/**
 * The shared files of what is restored, each at a place of its own. Left out are those whose handle
 * hangs on the order of a hash map, since several handles of one checkpoint meet under one key, and
 * those that have their place in common, which no backend writes.
 */
export function registeredFiles(subject: RestoreCase, profile: Profile): readonly RegisteredFile[] {
  const checkpoints = registeredCheckpoints(subject, profile);
  if (checkpoints === null) return [];
  const registry = new Map<string, StreamStateHandle | 'unsettled'>();
  let last: RegisteredFile[] = [];
  for (const operators of checkpoints) {
    last = [];
    for (const [key, files] of byKey(operators, profile)) {
      const [file, another] = files;
      const known = registry.get(key);
      if (another !== undefined || known === 'unsettled') {
        registry.set(key, 'unsettled');
        continue;
      }
      const registered = known === undefined ? file!.own : meeting(known, file!.own, profile);
      registry.set(key, registered);
      last.push({ ...file!, registered });
    }
  }
  const [restored = []] = checkpoints.slice(-1);
  const places = restored.flatMap(filesOf).map(({ place }) => place);
  return last.filter(({ place }) => places.indexOf(place) === places.lastIndexOf(place));
}

/** Which of two handles under one key a checkpoint goes on with; a clash is refused elsewhere. */
function meeting(
  known: StreamStateHandle,
  added: StreamStateHandle,
  profile: Profile,
): StreamStateHandle {
  const newerWins = profile.restore.sharedState === 'byLocalName';
  return newerWins && !isSameFile(known, added, profile) ? added : known;
}

/** Whether two handles under one key count as one. */
export function isSameFile(
  known: StreamStateHandle,
  added: StreamStateHandle,
  { restore }: Profile,
): boolean {
  return restore.sharedStateEquality === 'ofRegistered'
    ? equals(known, added)
    : equals(added, known);
}

/** Java: `equals`. A relative handle is an absolute one too, but not vice versa. */
function equals(handle: StreamStateHandle, other: StreamStateHandle): boolean {
  return handle.kind === 'file' && other.kind === 'relativeFile'
    ? handle.path === other.path
    : streamName(handle) === streamName(other);
}

/** The registered checkpoints in their order, what is restored last; `null` where that is not. */
function registeredCheckpoints(
  subject: RestoreCase,
  profile: Profile,
): readonly (readonly OperatorState[])[] | null {
  const { coordinator, entryPoint } = subject.request;
  const recovered = recoveredStore(coordinator);
  const stored = recovered.filter(({ properties }) => !properties.unclaimed);
  const before = stored.map(({ operators }) => lastOfEach(operators));
  if (restoredSnapshot(subject, profile) === null) return null;
  if (entryPoint !== 'restoreSavepoint') {
    const latest = latestOf(coordinator);
    return latest === recovered.at(-1) && stored.at(-1) === latest ? before : null;
  }
  if (claimModeOf(subject.request, profile) === 'NO_CLAIM') return null;
  // Before Flink 1.15 those that had to go for the snapshot are not registered any more.
  if (profile.restore.sharedState === 'rebuilt' && stored.length >= coordinator.maxRetained) {
    return null;
  }
  const claimed = checkedStates(subject, profile).filter(({ claimant }) => claimant !== null);
  return [...before, lastOfEach(claimed.map(({ state }) => state))];
}

/** Of several states of one operator the last. */
export function lastOfEach(states: readonly OperatorState[]): OperatorState[] {
  return [...new Map(states.map((state) => [state.operatorId, state])).values()];
}

type File = Pick<RegisteredFile, 'place' | 'own'>;

function byKey(
  operators: readonly OperatorState[],
  { restore }: Profile,
): ReadonlyMap<string, readonly File[]> {
  const files = new Map<string, File[]>();
  for (const file of operators.flatMap(filesOf)) {
    const key = restore.sharedState === 'byPhysicalFile' ? sharedFileName(file.own) : file.place;
    files.set(key, [...(files.get(key) ?? []), file]);
  }
  return files;
}

/** In the order in which they are registered. */
export function filesOf({ subtasks }: OperatorState): File[] {
  return subtasks.flatMap(({ state }) =>
    [...state.managedKeyedState, ...state.rawKeyedState].flatMap(filesOfHandle),
  );
}

/** Those of a changelog's parts too, since they may meet the others. */
function filesOfHandle(handle: KeyedStateHandle): File[] {
  switch (handle.kind) {
    case 'incremental':
      return handle.shared.map((file) => ({
        place: placeOf(handle, file.localPath),
        own: file.handle,
      }));
    case 'changelog':
      return [...handle.base, ...handle.delta].flatMap(filesOfHandle);
    case 'fileChangelog':
      return handle.handles.flatMap((part) =>
        part.handle === null ? [] : [{ place: 'a changelog', own: part.handle }],
      );
    case 'inMemoryChangelog':
    case 'keyGroups':
      return [];
  }
}

/** Where an incremental handle has a file; a subtask gets incremental handles as they are. */
export function placeOf(
  { backendId, range }: IncrementalRemoteKeyedStateHandle,
  localPath: string,
): string {
  return `${localPath} of key groups ${range.start}-${range.end} by ${backendId}`;
}
