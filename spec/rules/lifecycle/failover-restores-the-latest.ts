import type { HistoryStep } from '../../model/history.ts';
import type { Restored } from '../../model/outcome.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf } from '../words/history.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const failoverRestoresTheLatest = defineRule({
  id: 'lifecycle/failover-restores-the-latest',
  question: 'restore',
  statement:
    'A failover and a rescaling restore the checkpoint that was completed last, or the restored snapshot where none was. A savepoint taken since is passed over from Flink 1.15 on, and is what is restored before.',
  matters:
    'How far a job is thrown back hangs on it: records that were processed since are processed again, those since a savepoint included.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['CheckpointCoordinator#restoreLatestCheckpointedStateInternal'],
  covers: ['D7', 'F1', 'F8'],
  sides: ['afterCheckpoint', 'afterSavepoint', 'afterRestore'],
  side(subject) {
    const steps = stepsOf(subject);
    const at = steps.findIndex(isFailover);
    if (at === -1) return null;
    const before = steps.slice(0, at).findLast(({ kind }) => !isFailover({ kind }));
    if (before === undefined || before.kind === 'restore') return 'afterRestore';
    return before.kind === 'savepoint' ? 'afterSavepoint' : 'afterCheckpoint';
  },
  judge(subject, answer, _side, { restore }) {
    let latest = subject.snapshot?.checkpointId;
    return judgeSteps(livedThrough(subject, answer), ({ step, outcome }) => {
      if (outcome.kind === 'taken') {
        const enters = step.kind === 'checkpoint' || restore.savepointsEnterStore;
        if (enters) latest = outcome.checkpointId;
        return null;
      }
      if (!isFailover(step)) {
        latest = outcome.restored.checkpointId;
        return null;
      }
      return judgeRestored(outcome.restored, latest);
    });
  },
});

function isFailover({ kind }: Pick<HistoryStep, 'kind'>): boolean {
  return kind === 'failover' || kind === 'rescale';
}

function judgeRestored(
  { checkpointId, vertices }: Restored,
  latest: bigint | undefined,
): RuleVerdict {
  if (checkpointId !== latest) {
    return broken(`checkpoint ${latest} is restored`, `checkpoint ${checkpointId}`);
  }
  return vertices.some(({ subtasks }) => subtasks.length === 0)
    ? broken('every vertex has its tasks', 'one has none')
    : HELD;
}
