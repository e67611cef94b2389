/** Tasks of vertices that had finished. Flink: `StateAssignmentOperation#assignFinishedStateToTask`. */
import type { TaskRestore } from '../../../spec/model/outcome.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import type { VertexStates } from './vertex-states.ts';

/** Refuses a vertex of which some operators are fully finished. Flink: `TaskStateAssignment`. */
export function checkAllFinishedOrNone(
  { operators }: VertexStates,
  { decisions, profile }: RestoreContext,
): void {
  const states = operators.map(({ state }) => state);
  if (!decisions.mayAssign(states)) refuse('FULLY_FINISHED_CHAIN_MIXED', profile);
}

/** Every task is told that it had finished, however many there were. */
export function finishedTask(checkpointId: bigint, { decisions }: RestoreContext): TaskRestore {
  return {
    checkpointId: decisions.toldCheckpointId(checkpointId),
    finishedOnRestore: true,
    operators: [],
  };
}
