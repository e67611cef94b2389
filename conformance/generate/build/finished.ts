/** An operator that had finished, or part of it, when the snapshot was taken. */
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { FinishedPlan } from '../draft/finished-draft.ts';

/** The operator's state with so much of it finished; a subtask without an entry stays without. */
export function finishedAs(plan: FinishedPlan, state: OperatorState): OperatorState {
  switch (plan) {
    case 'running':
      return state;
    case 'someSubtasks':
      return withFinishedSubtasks(state, (index) => index % 2 === 0);
    case 'everySubtask':
      return withFinishedSubtasks(state, () => true);
    case 'fully':
      return { ...state, fullyFinished: true, coordinatorState: null, subtasks: [] };
  }
}

function withFinishedSubtasks(
  state: OperatorState,
  isFinished: (index: number) => boolean,
): OperatorState {
  return {
    ...state,
    subtasks: state.subtasks.map((entry) =>
      isFinished(entry.index)
        ? { index: entry.index, finished: true, state: EMPTY_SUBTASK_STATE }
        : entry,
    ),
  };
}
