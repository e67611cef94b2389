/**
 * What a job finds in its store. Flink: `DefaultCompletedCheckpointStoreUtils#retrieveCompletedCheckpoints`,
 * before 1.14 `CompletedCheckpointStore#recover`.
 */
import type { RestoreCase } from '../../model/case.ts';
import type { CoordinatorSetup, StoredCheckpoint } from '../../model/request.ts';
import type { Profile } from '../../profiles/profile.ts';

/** Whether a store is refused, since not enough of its checkpoints can be read. */
export function isStoreRefused({ store }: CoordinatorSetup, { restore }: Profile): boolean {
  const readable = store.filter(({ unreadable }) => !unreadable);
  if (readable.length === store.length) return false;
  return restore.unreadableStored === 'refused' || readable.length === 0;
}

/** The checkpoints of the store as a restore finds them, oldest first; those that cannot be read apart. */
export function recoveredStore({
  highlyAvailable,
  store,
}: CoordinatorSetup): readonly StoredCheckpoint[] {
  if (!highlyAvailable) return store;
  return store
    .filter(({ unreadable }) => !unreadable)
    .toSorted((a, b) => (a.checkpointId < b.checkpointId ? -1 : 1));
}

/** Whether the store is put in order anew when its latest checkpoint is taken. */
export function isRecoveredAgain(
  { highlyAvailable, store }: CoordinatorSetup,
  { restore }: Profile,
): boolean {
  if (!highlyAvailable || restore.recoversAtRestore === 'never') return false;
  return restore.recoversAtRestore === 'always' || store.some(({ unreadable }) => unreadable);
}

/**
 * Whether a savepoint is added to a store which then has a newer one as its latest. A store that keeps
 * one alone drops all others when the savepoint is added.
 */
export function losesToNewer({ request, snapshot }: RestoreCase, profile: Profile): boolean {
  const { coordinator, entryPoint } = request;
  if (snapshot === null || entryPoint !== 'restoreSavepoint') return false;
  return (
    isRecoveredAgain(coordinator, profile) &&
    coordinator.maxRetained > 1 &&
    recoveredStore(coordinator).some(({ checkpointId }) => checkpointId > snapshot.checkpointId)
  );
}
