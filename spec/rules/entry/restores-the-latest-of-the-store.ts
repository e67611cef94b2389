import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { said } from '../say.ts';
import { restoredSnapshot } from '../words/entry.ts';

const NO_CHECKPOINT = -1n;

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const restoresTheLatestOfTheStore = defineRule({
  id: 'entry/restores-the-latest-of-the-store',
  question: 'restore',
  statement:
    'Where a job starts from its store, and at a failover, the latest checkpoint of a store in memory is restored, be it a savepoint or not, and whatever its ID, unless it is told to prefer checkpoints; no pointer is looked at. An empty store is no error: nothing is restored then.',
  matters:
    'A job that finds a checkpoint in its store restores that, and the savepoint that was given on the command line is not looked at.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreInitialCheckpointIfPresent',
    'CheckpointCoordinator#restoreLatestCheckpointedStateToAll',
    'CheckpointCoordinator#restoreLatestCheckpointedStateToSubtasks',
    'CompletedCheckpointStore#getLatestCheckpoint',
  ],
  covers: ['D2', 'F1', 'F3', 'F8'],
  sides: ['empty', 'onlyOne', 'afterNewerId', 'afterOlderId'],
  side({ request }) {
    const { entryPoint, coordinator } = request;
    if (entryPoint === 'restoreSavepoint' || coordinator.prefersCheckpoint) return null;
    if (coordinator.highlyAvailable) return null;
    const ids = coordinator.store.map(({ checkpointId }) => checkpointId);
    const latest = ids.pop();
    if (latest === undefined) return 'empty';
    if (ids.length === 0) return 'onlyOne';
    return ids.some((id) => id > latest) ? 'afterNewerId' : 'afterOlderId';
  },
  judge(subject, answer, _side, profile) {
    const expected = restoredSnapshot(subject, profile)?.checkpointId ?? NO_CHECKPOINT;
    if (answer.kind === 'refused') {
      return expected === NO_CHECKPOINT && answer.refusal.stage !== 'build'
        ? broken('nothing restored, and nothing refused', said(answer))
        : NOT_REACHED;
    }
    const { checkpointId, vertices } = answer.result;
    if (checkpointId !== expected) return broken(`restored checkpoint ${expected}`, said(answer));
    if (expected !== NO_CHECKPOINT) return HELD;
    const told = vertices.find(({ subtasks }) => subtasks.some((task) => task !== null));
    return told === undefined
      ? HELD
      : broken('no task is restored', `tasks of vertex ${told.id} are`);
  },
});
