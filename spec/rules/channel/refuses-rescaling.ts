import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';
import { unmerged } from '../words/channels/unmerged.ts';
import { isRescaled, restoredOperators } from '../words/restored-operators.ts';
import type { RestoredOperator } from '../words/restored-operators.ts';

/** Flink 1.11: `StateAssignmentOperation#channelStateNonRescalingRepartitioner`. */
export const refusesRescaling = defineRule({
  id: 'channel/refuses-rescaling',
  question: 'restore',
  statement:
    'In-flight data of an operator whose parallelism changed is refused; handles without buffers are not.',
  matters:
    'In 1.11 a job has to be stopped with a savepoint, which holds nothing in flight, to be rescaled.',
  origin: 'flink',
  since: '1.11',
  until: '1.11',
  sources: ['StateAssignmentOperation#channelStateNonRescalingRepartitioner'],
  covers: ['E20'],
  sides: ['refuses', 'withoutBuffers', 'unscaled'],
  side(subject, profile) {
    const operators = inFlight(subject, profile);
    if (operators.length === 0) return null;
    const rescaled = operators.filter(isRescaled);
    if (rescaled.some(hasBuffers)) return 'refuses';
    return rescaled.length > 0 ? 'withoutBuffers' : 'unscaled';
  },
  judge: (_subject, answer, side) =>
    judgeRefusal('CHANNEL_STATE_NOT_RESCALABLE', answer, side === 'refuses'),
});

function inFlight(subject: RestoreCase, profile: Profile): readonly RestoredOperator[] {
  return restoredOperators(subject, profile).filter(({ state }) =>
    state.subtasks.some(
      (entry) =>
        entry.state.inputChannelState.length + entry.state.resultSubpartitionState.length > 0,
    ),
  );
}

function hasBuffers({ state }: RestoredOperator): boolean {
  return state.subtasks.some(({ state: { inputChannelState, resultSubpartitionState } }) =>
    unmerged([...inputChannelState, ...resultSubpartitionState])?.some(
      ({ offsets }) => offsets.length > 0,
    ),
  );
}
