import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { checksFinished, finishedVertices, patternBetween } from '../words/finished.ts';
import { checkedFailures, mustFailFinished, mustNotFailFinished } from '../words/finished-check.ts';

const CODE = 'PARTLY_FINISHED_AFTER_UNFINISHED';

/** Flink: `VertexFinishedStateChecker`. With several failures, which is reported is left open. */
export const partlyFinishedFollowsFinished = defineRule({
  id: 'validate/partly-finished-follows-finished',
  question: 'restore',
  statement:
    'A producer of a partly finished vertex must be fully finished if any edge between the two is ALL_TO_ALL; over POINTWISE edges alone it may be partly finished as well, but not all running.',
  matters:
    'A change of an edge, such as from forward to rebalance, can be enough to have a job with finished subtasks refused.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: ['VertexFinishedStateChecker#checkPredecessorsOfPartiallyFinishedVertex'],
  covers: ['C21', 'C22'],
  sides: ['refuses', 'allowsPointwise', 'allowsAllToAll'],
  side(subject, profile) {
    if (!checksFinished(subject)) return null;
    if (checkedFailures(subject, profile).has(CODE)) return 'refuses';
    const patterns = patternsBefore(subject, profile);
    if (patterns.length === 0) return null;
    return patterns.includes('POINTWISE') ? 'allowsPointwise' : 'allowsAllToAll';
  },
  judge(subject, answer, side, profile) {
    const failures = checkedFailures(subject, profile);
    return side === 'refuses'
      ? mustFailFinished(CODE, failures, answer)
      : mustNotFailFinished(CODE, failures, answer, 'partly finished vertices that may stay so');
  },
});

/** How partly finished vertices are connected with their producers. */
function patternsBefore(subject: RestoreCase, profile: Profile): readonly string[] {
  return [...finishedVertices(subject, profile)].flatMap(([vertex, degree]) =>
    degree === 'partly'
      ? vertex.inputs.map(({ producer }) => patternBetween(vertex, producer))
      : [],
  );
}
