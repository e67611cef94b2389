import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { isRefusedBefore } from '../reached.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { lacksOperator } from '../words/entry.ts';
import { checkedFailures, isRefusedWithAny } from '../words/finished-check.ts';
import { isRefusedWith, mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { foundVertices, hasFullyFinished } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';

const CODE = 'FULLY_FINISHED_CHAIN_MIXED';

/** Flink: `TaskStateAssignment`. */
export const refusesPartlyFullyFinishedVertices = defineRule({
  id: 'assign/refuses-partly-fully-finished-vertices',
  question: 'restore',
  statement:
    'A vertex of which some operators find a fully finished state and others do not cannot be assigned. That shows at a failover, where finished operators are not checked before, and where two operators of a chain claim one state, which the check before does not see.',
  matters:
    'A chain that is half finished cannot run. A job that gets this far by a failover cannot be restored any more.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: ['TaskStateAssignment'],
  covers: ['E3'],
  sides: ['refuses', 'allows'],
  side(subject, profile) {
    const vertices = foundVertices(subject, profile);
    if (vertices.some(isMixed)) return isSettled(subject, profile) ? 'refuses' : null;
    return vertices.some(hasFullyFinished) ? 'allows' : null;
  },
  judge(subject, answer, side, profile) {
    if (side === 'allows') return mustNotRefuse(CODE, answer, 'vertices that can be assigned');
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    const isEarlier =
      isRefusedWithAny(checkedFailures(subject, profile), answer) ||
      (lacksOperator(subject, profile) && isRefusedWith('STATE_WITHOUT_OPERATOR', answer));
    return isEarlier ? NOT_REACHED : mustRefuse(CODE, answer);
  },
});

function isMixed(found: RestoredVertex): boolean {
  return (
    hasFullyFinished(found) && found.operators.some(({ state }) => state?.fullyFinished !== true)
  );
}

/** Whether it is settled what every vertex finds that restarts. */
function isSettled(subject: RestoreCase, profile: Profile): boolean {
  return checkedFailures(subject, profile).size === 0;
}
