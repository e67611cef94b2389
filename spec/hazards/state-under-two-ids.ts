import { hasTaskState, stateUnder } from './words.ts';
import type { Hazard } from './hazard.ts';

/** Flink: `StateAssignmentOperation#assignStates`. */
export const stateUnderTwoIds: Hazard = {
  id: 'state-under-two-ids',
  title: 'Of state under the uid hash and under the generated ID one is silently dropped',
  happens:
    'An operator with setUidHash claims the state under both of its IDs, and gets that under the uid hash. The state under its generated OperatorID is neither restored nor refused, even without --allowNonRestoredState.',
  advice:
    'Do not give an operator the uid hash of another one while it keeps the uid that its own state lies under.',
  kind: 'undocumented',
  tickets: [],
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#assignStates', 'Checkpoints#loadAndValidateCheckpoint'],
  covers: ['E2'],
  shows: (subject, answer) =>
    answer.kind === 'result' &&
    !subject.request.settings.allowNonRestoredState &&
    subject.request.job.vertices.some(({ operators }) =>
      operators.some(({ generated, userDefined }) => {
        const state = stateUnder(generated, subject);
        return (
          userDefined !== null &&
          stateUnder(userDefined, subject) !== undefined &&
          state !== undefined &&
          hasTaskState(state)
        );
      }),
    ),
};
