import { isRefusedBefore } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { refusalOf, said } from '../say.ts';
import { listed } from '../words/compare.ts';
import { checksFinished, finishedFailures, finishedVertices } from '../words/finished.ts';
import { isRefusedWithAny } from '../words/finished-check.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const finishedOperatorsAreCheckedAtStart = defineRule({
  id: 'validate/finished-operators-are-checked-at-start',
  question: 'restore',
  statement:
    'Whether finished operators fit the graph is checked where a job starts, from a savepoint or from its store. A failover of the job or of a region does not check it.',
  matters:
    'Changes to the graph are found out where a job starts. A failover does not change the graph and does not look.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
    'VertexFinishedStateChecker#validateOperatorsFinishedState',
  ],
  covers: ['C17', 'F1'],
  sides: ['fromSavepoint', 'fromStore', 'failover'],
  side(subject, profile) {
    if (finishedFailures(finishedVertices(subject, profile), subject).size === 0) return null;
    if (!checksFinished(subject)) return 'failover';
    return subject.request.entryPoint === 'restoreSavepoint' ? 'fromSavepoint' : 'fromStore';
  },
  judge(subject, answer, side, profile) {
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    const failures = finishedFailures(finishedVertices(subject, profile), subject);
    const isRefused = isRefusedWithAny(failures, answer);
    if (isRefused === (side !== 'failover')) return HELD;
    return isRefused
      ? broken('finished operators that nobody checks', said(answer))
      : broken(listed([...failures].map(refusalOf)), said(answer));
  },
});
