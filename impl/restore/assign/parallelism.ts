/**
 * Checks and adjusts a vertex's max parallelism.
 * Flink: `StateAssignmentOperation#checkParallelismPreconditions`.
 */
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreContext } from '../context.ts';
import type { ExecutionVertex } from '../execution-vertex.ts';
import { checkBounds } from '../max-parallelism.ts';
import { refuse } from '../refuse.ts';
import type { VertexStates } from './vertex-states.ts';

/** Every operator may change the vertex's max parallelism: the last one wins, placeholders too. */
export function adoptMaxParallelism(states: VertexStates, context: RestoreContext): void {
  const { decisions, profile } = context;
  for (const { state } of decisions.adoptionOrder(states.operators, profile.restore)) {
    adopt(state, states.vertex, context);
  }
}

function adopt(state: OperatorState, vertex: ExecutionVertex, context: RestoreContext): void {
  const { decisions, profile, request } = context;
  const snapshot = state.maxParallelism;
  const { parallelism, id, name } = vertex.job;
  if (decisions.isMaxParallelismTooLow(snapshot, parallelism)) {
    refuse('RESTORED_MAX_PARALLELISM_TOO_LOW', profile, { vertexId: id, snapshot, parallelism });
  }
  if (decisions.isSameMaxParallelism(vertex, state)) return;
  const adopted = decisions.normalizeMaxParallelism(snapshot);
  const mayAdjust =
    decisions.isAdoptable(snapshot) &&
    decisions.mayAdjust(vertex, adopted, request.coordinator.scheduler);
  if (!mayAdjust) {
    const values = { snapshot, job: vertex.maxParallelism, vertex: name };
    refuse('RESTORED_MAX_PARALLELISM_CHANGED', profile, values);
  }
  if (profile.restore.maxParallelismBounds === 'adopted') {
    checkBounds(adopted, 'ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS', context);
  }
  vertex.maxParallelism = decisions.adoptedMaxParallelism(vertex.maxParallelism, adopted);
}
