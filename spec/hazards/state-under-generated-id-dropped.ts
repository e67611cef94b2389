import { gotState, hasTaskState, stateUnder } from './words.ts';
import type { Hazard } from './hazard.ts';

/** Flink: `StateAssignmentOperation#assignStates`. */
export const stateUnderGeneratedIdDropped: Hazard = {
  id: 'state-under-generated-id-dropped',
  title: 'setUidHash silently drops the state under the generated ID',
  happens:
    'An operator with setUidHash claims the state under its generated OperatorID too, so that nothing is refused, but the state is looked up under the uid hash alone. Where the snapshot has none there, the operator starts empty, without --allowNonRestoredState having been given.',
  advice: 'Do not add setUidHash to an operator whose state lies under its uid.',
  kind: 'bug',
  tickets: [],
  since: '1.11',
  until: '1.13',
  sources: ['StateAssignmentOperation#assignStates', 'Checkpoints#loadAndValidateCheckpoint'],
  covers: ['E2'],
  shows: (subject, answer) =>
    answer.kind === 'result' &&
    subject.request.job.vertices.some((vertex) =>
      vertex.operators.some(({ generated, userDefined }) => {
        const state = stateUnder(generated, subject);
        return (
          userDefined !== null &&
          stateUnder(userDefined, subject) === undefined &&
          state !== undefined &&
          hasTaskState(state) &&
          !gotState(vertex, generated, answer.result)
        );
      }),
    ),
};
