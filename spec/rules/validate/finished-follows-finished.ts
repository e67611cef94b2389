import { defineRule } from '../rule.ts';
import { checksFinished, finishedVertices } from '../words/finished.ts';
import { checkedFailures, mustFailFinished, mustNotFailFinished } from '../words/finished-check.ts';

const CODE = 'FINISHED_AFTER_UNFINISHED';

/** Flink: `VertexFinishedStateChecker`. With several failures, which is reported is left open. */
export const finishedFollowsFinished = defineRule({
  id: 'validate/finished-follows-finished',
  question: 'restore',
  statement:
    'All producers of a fully finished vertex must be fully finished, however they are connected; a fully finished vertex without inputs fits anywhere.',
  matters:
    'Connecting a new source to a part of the job that has finished is refused, since the records would never be read.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: ['VertexFinishedStateChecker#checkPredecessorsOfFullyFinishedVertex'],
  covers: ['C20', 'C22'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    if (!checksFinished(subject)) return null;
    const vertices = finishedVertices(subject, profile);
    if (checkedFailures(subject, profile).has(CODE)) return 'refuses';
    const isBehind = [...vertices].some(
      ([{ inputs }, degree]) => degree === 'fully' && inputs.length > 0,
    );
    return isBehind ? 'allows' : null;
  },
  judge(subject, answer, side, profile) {
    const failures = checkedFailures(subject, profile);
    return side === 'refuses'
      ? mustFailFinished(CODE, failures, answer)
      : mustNotFailFinished(CODE, failures, answer, 'finished vertices that may stay so');
  },
});
