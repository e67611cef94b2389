import type { RestoreCase } from '../../model/case.ts';
import type { HistoryStep } from '../../model/history.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf } from '../words/history.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`, `#triggerTasks`. */
export const firstCheckpointIsFull = defineRule({
  id: 'lifecycle/first-checkpoint-is-full',
  question: 'restore',
  statement:
    'After a restore in NO_CLAIM mode tasks are asked for full checkpoints, which share nothing with the snapshot, until one is complete. A savepoint in between does not count, and a failover before changes nothing. In the other modes checkpoints are ordinary ones.',
  matters:
    'Once the first checkpoint is complete the savepoint may be moved or deleted. A checkpoint that shared files with it would break with it, long after.',
  origin: 'flink',
  since: '1.15',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
    'CheckpointCoordinator#triggerTasks',
    'CheckpointCoordinator#addCompletedCheckpointToStoreAndSubsumeOldest',
  ],
  covers: ['D12', 'F8'],
  sides: ['unclaimed', 'afterSavepointOrFailover', 'claimed'],
  side(subject) {
    const first = stepsOf(subject).findIndex(({ kind }) => kind === 'checkpoint');
    if (first === -1) return null;
    if (!isFull(subject, first)) return 'claimed';
    return stepsOf(subject)[first - 1] === undefined ? 'unclaimed' : 'afterSavepointOrFailover';
  },
  judge: (subject, answer) =>
    judgeSteps(livedThrough(subject, answer), ({ step, index, outcome }) => {
      if (step.kind !== 'checkpoint' || outcome.kind !== 'taken') return null;
      const expected = isFull(subject, index) ? 'Full Checkpoint' : 'Checkpoint';
      const { name } = outcome.type;
      return name === expected ? HELD : broken(`tasks are asked for a ${expected}`, `a ${name}`);
    }),
});

/** Whether a checkpoint at a place among the steps has to be a full one. */
function isFull(subject: RestoreCase, index: number): boolean {
  const before = stepsOf(subject).slice(0, index);
  const restored = before.findLastIndex(({ kind }) => kind === 'restore');
  const step: HistoryStep | undefined = before[restored];
  const { claimMode } = step?.kind === 'restore' ? step.settings : subject.request.settings;
  const since = before.slice(restored + 1);
  return claimMode === 'NO_CLAIM' && !since.some(({ kind }) => kind === 'checkpoint');
}
