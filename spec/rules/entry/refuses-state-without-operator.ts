import { isRefusedBefore } from '../reached.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { allowsUnmatched, restoredSnapshot, unmatchedStates } from '../words/entry.ts';
import { checkedFailures, isRefusedWithAny } from '../words/finished-check.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';
import { holdsState } from '../words/validation-failures.ts';

const CODE = 'STATE_WITHOUT_OPERATOR';

/** Flink: `StateAssignmentOperation#checkStateMappingCompleteness`. */
export const refusesStateWithoutOperator = defineRule({
  id: 'entry/refuses-state-without-operator',
  question: 'restore',
  statement:
    'Where a job starts from its store, and at a failover of the whole job that does not allow non-restored state, every state of the checkpoint must belong to an operator of the job, by its generated or its user-defined ID; unlike in a savepoint, even a state without any entry. A failover of a region allows whatever is left.',
  matters:
    'A stored checkpoint that does not belong to the job stops it, even if the state in question is empty.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#checkStateMappingCompleteness'],
  covers: ['E1', 'F1', 'F8'],
  sides: ['refuses', 'refusesEmpty', 'allows', 'matches'],
  side(subject, profile) {
    const { request } = subject;
    if (request.entryPoint === 'restoreSavepoint' || restoredSnapshot(subject, profile) === null)
      return null;
    const unmatched = unmatchedStates(subject, profile);
    if (unmatched.length === 0) return 'matches';
    if (allowsUnmatched(request)) return 'allows';
    return unmatched.some(holdsState) ? 'refuses' : 'refusesEmpty';
  },
  judge(subject, answer, side, profile) {
    if (side === 'allows' || side === 'matches') {
      return mustNotRefuse(CODE, answer, 'state that is no obstacle');
    }
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    const isEarlier = isRefusedWithAny(checkedFailures(subject, profile), answer);
    return isEarlier ? NOT_REACHED : mustRefuse(CODE, answer);
  },
});
