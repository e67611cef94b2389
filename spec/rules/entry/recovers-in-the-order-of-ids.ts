import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { said } from '../say.ts';
import { latestOf } from '../words/entry.ts';
import { isStoreRefused, losesToNewer, recoveredStore } from '../words/recovery.ts';

/** Flink: `DefaultCompletedCheckpointStoreUtils#retrieveCompletedCheckpoints`. */
export const recoversInTheOrderOfIds = defineRule({
  id: 'entry/recovers-in-the-order-of-ids',
  question: 'restore',
  statement:
    'A store of high availability that is recovered has its checkpoints in the order of their IDs, whatever the order in which they were added, so that the highest is restored. A savepoint that is added afterwards is the latest whatever its ID; but up to 1.11.2, and where a checkpoint could not be read up to 1.13, the store is recovered once more before its latest is taken, and an older savepoint is not restored.',
  matters:
    'After a job was restored from an older savepoint, a new JobManager goes on from the checkpoint with the highest ID, which may be one from before the restore.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'DefaultCompletedCheckpointStoreUtils#retrieveCompletedCheckpoints',
    'DefaultCompletedCheckpointStore#recover',
    'ZooKeeperCompletedCheckpointStore#recover',
  ],
  covers: ['F9', 'F11', 'D2'],
  sides: ['addedInOrder', 'addedInAnotherOrder', 'olderSavepoint', 'newerSavepoint'],
  side: sideOf,
  judge(subject, answer, _side, profile) {
    if (answer.kind === 'refused') return NOT_REACHED;
    const expected = restoredId(subject, profile);
    return answer.result.checkpointId === expected
      ? HELD
      : broken(`restored checkpoint ${expected}`, said(answer));
  },
});

function sideOf({ request, snapshot }: RestoreCase, profile: Profile): string | null {
  const { coordinator, entryPoint } = request;
  if (!coordinator.highlyAvailable || isStoreRefused(coordinator, profile)) return null;
  const newest = recoveredStore(coordinator).at(-1);
  if (newest === undefined || coordinator.prefersCheckpoint) return null;
  if (entryPoint !== 'restoreSavepoint') {
    const lastAdded = coordinator.store.findLast(({ unreadable }) => !unreadable);
    return lastAdded === newest ? 'addedInOrder' : 'addedInAnotherOrder';
  }
  if (snapshot === null) return null;
  return newest.checkpointId > snapshot.checkpointId ? 'olderSavepoint' : 'newerSavepoint';
}

function restoredId(subject: RestoreCase, profile: Profile): bigint {
  const { request, snapshot } = subject;
  const isOfStore = request.entryPoint !== 'restoreSavepoint' || losesToNewer(subject, profile);
  return isOfStore ? latestOf(request.coordinator)!.checkpointId : snapshot!.checkpointId;
}
