import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { said } from '../say.ts';
import { latestOf } from '../words/entry.ts';
import { recoveredStore } from '../words/recovery.ts';
import { isSavepoint } from '../words/retention.ts';

/** Flink: `CompletedCheckpointStore#getLatestCheckpoint`. */
export const prefersCheckpointsWhereAsked = defineRule({
  id: 'entry/prefers-checkpoints-where-asked',
  question: 'restore',
  statement:
    'A job that prefers checkpoints passes over the savepoints that are newer than the newest checkpoint of its store, when it restores from that. Where the store holds savepoints alone, the newest of them is restored.',
  matters:
    'With this option a failover falls back to a checkpoint that is older than the last savepoint: what a source read in between is read again.',
  origin: 'flink',
  since: '1.11',
  until: '1.13',
  sources: [
    'CompletedCheckpointStore#getLatestCheckpoint',
    'CheckpointCoordinatorConfiguration#isPreferCheckpointForRecovery',
  ],
  covers: ['F10'],
  sides: ['passesOver', 'savepointsAlone', 'endsWithCheckpoint'],
  side({ request: { coordinator, entryPoint } }) {
    const { prefersCheckpoint } = coordinator;
    const store = recoveredStore(coordinator);
    const newest = store.at(-1);
    if (entryPoint === 'restoreSavepoint' || !prefersCheckpoint || newest === undefined)
      return null;
    if (!isSavepoint(newest.properties)) return 'endsWithCheckpoint';
    return store.every(({ properties }) => isSavepoint(properties))
      ? 'savepointsAlone'
      : 'passesOver';
  },
  judge({ request }, answer) {
    if (answer.kind === 'refused') return NOT_REACHED;
    const expected = latestOf(request.coordinator)!.checkpointId;
    return answer.result.checkpointId === expected
      ? HELD
      : broken(`restored checkpoint ${expected}`, said(answer));
  },
});
