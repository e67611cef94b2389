/** Leaves out in-flight data. Flink: `OperatorState#copyAndDiscardInFlightData`. */
import type { OperatorId, OperatorState } from '../../spec/model/snapshot.ts';

/**
 * Copies of the states without channel state. The copies lack coordinator state too, and a finished
 * subtask becomes an ordinary one without state: that is Flink's doing, and it shows.
 */
export function withoutInFlightData(
  states: ReadonlyMap<OperatorId, OperatorState>,
): Map<OperatorId, OperatorState> {
  return new Map(Array.from(states, ([id, state]) => [id, withoutChannels(state)]));
}

function withoutChannels(operator: OperatorState): OperatorState {
  const subtasks = operator.subtasks.map(({ index, state }) => ({
    index,
    finished: false,
    state: { ...state, inputChannelState: [], resultSubpartitionState: [] },
  }));
  return { ...operator, coordinatorState: null, subtasks };
}
