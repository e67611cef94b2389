/** Which tasks are restored, and whether each state has one of them. */
import type { OperatorId, OperatorState } from '../../../spec/model/snapshot.ts';
import type { ExecutionGraph } from '../build.ts';
import type { RestoreContext } from '../context.ts';
import type { ExecutionVertex } from '../execution-vertex.ts';
import { refuse } from '../refuse.ts';

/** The vertices that restart, in the order in which Flink visits them. */
export function restartedVertices(
  { inMapOrder }: ExecutionGraph,
  { decisions, request }: RestoreContext,
): readonly ExecutionVertex[] {
  return inMapOrder.filter(({ index }) =>
    decisions.restarts(request.entryPoint, request.region, index),
  );
}

/**
 * Refuses a state, even an empty one, that no operator of the vertices has, where that is not allowed.
 * Flink: `StateAssignmentOperation#checkStateMappingCompleteness`.
 */
export function checkCompleteness(
  states: ReadonlyMap<OperatorId, OperatorState>,
  vertices: readonly ExecutionVertex[],
  { decisions, profile, request }: RestoreContext,
): void {
  const { entryPoint, settings } = request;
  if (decisions.allowsUnmatched(entryPoint, settings.allowNonRestoredState)) return;
  const ids = new Set(
    vertices.flatMap(({ job }) =>
      job.operators.flatMap(({ generated, userDefined }) => [generated, userDefined]),
    ),
  );
  for (const [operatorId, state] of states) {
    if (!ids.has(operatorId) && decisions.missesOperator(state)) {
      refuse('STATE_WITHOUT_OPERATOR', profile, { operatorId });
    }
  }
}
