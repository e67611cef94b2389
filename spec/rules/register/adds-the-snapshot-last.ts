import type { RestoreCase } from '../../model/case.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { losesToNewer, recoveredStore } from '../words/recovery.ts';
import { effectsOfAdding } from '../words/stored.ts';

/** Flink: `CheckpointCoordinator#restoreSavepoint`, `StandaloneCompletedCheckpointStore`. */
export const addsTheSnapshotLast = defineRule({
  id: 'register/adds-the-snapshot-last',
  question: 'restore',
  statement:
    "The snapshot is added to the store under the ID from its metadata, as the latest checkpoint, whatever the IDs of those that are there: and the store's latest checkpoint is what is restored.",
  matters:
    'The restored snapshot is what a failover goes back to until the first checkpoint, even if it is older than what was in the store.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreSavepoint',
    'StandaloneCompletedCheckpointStore#addCheckpointAndSubsumeOldestOne',
    'CompletedCheckpointStore#getLatestCheckpoint',
  ],
  covers: ['C16', 'D2', 'D4'],
  sides: ['emptyStore', 'afterOlder', 'afterNewer', 'afterItself'],
  side(subject, profile) {
    const { request, snapshot } = subject;
    if (snapshot === null || losesToNewer(subject, profile)) return null;
    const stored = recoveredStore(request.coordinator).map(({ checkpointId }) => checkpointId);
    if (stored.length === 0) return 'emptyStore';
    if (stored.includes(snapshot.checkpointId)) return 'afterItself';
    return stored.some((id) => id > snapshot.checkpointId) ? 'afterNewer' : 'afterOlder';
  },
  judge: judgeLatest,
});

function judgeLatest({ snapshot }: RestoreCase, answer: JudgedAnswer<'restore'>): RuleVerdict {
  const effects = effectsOfAdding(answer);
  if (effects === null) return NOT_REACHED;
  const { checkpointId } = snapshot!;
  const latest = effects.store.at(-1)?.checkpointId;
  if (latest !== checkpointId) {
    return broken(`checkpoint ${checkpointId} as the latest of the store`, `${latest ?? 'none'}`);
  }
  return answer.kind === 'result' && answer.result.checkpointId !== checkpointId
    ? broken(`restored checkpoint ${checkpointId}`, said(answer))
    : HELD;
}
