import { defineRule } from '../rule.ts';
import { mustNotRefuse, mustRefuse } from '../words/refusals.ts';

const CODE = 'COORDINATOR_STATE_ON_FINISHED_OPERATOR';

/** Flink: `FullyFinishedOperatorState#setCoordinatorState`. */
export const finishedOperatorsHaveNoCoordinatorState = defineRule({
  id: 'decode/finished-operators-have-no-coordinator-state',
  question: 'decode',
  statement: 'A fully finished operator with coordinator state is refused; without it, it is read.',
  matters:
    'A source that has finished has nothing left to hand out. A tool that marks an operator as finished must drop the state of its coordinator too.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: [
    'MetadataV3Serializer#deserializeOperatorState',
    'FullyFinishedOperatorState#setCoordinatorState',
  ],
  covers: ['B8'],
  sides: ['refuses', 'allows'],
  side({ snapshot, impossible }) {
    if (impossible === 'finishedWithState') return 'refuses';
    return snapshot?.operators.some(({ fullyFinished }) => fullyFinished) === true
      ? 'allows'
      : null;
  },
  judge: (_subject, answer, side) =>
    side === 'refuses'
      ? mustRefuse(CODE, answer)
      : mustNotRefuse(CODE, answer, 'a finished operator that is read'),
});
