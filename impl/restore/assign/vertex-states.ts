/** Finds the state of every operator of the job. Flink: `StateAssignmentOperation#buildStateAssignments`. */
import type { OperatorIdPair } from '../../../spec/model/job.ts';
import type { OperatorId, OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreContext } from '../context.ts';
import type { AssignedOperator } from '../decisions/assign.ts';
import type { ExecutionVertex } from '../execution-vertex.ts';

/** A vertex with the states of its operators. Flink: `TaskStateAssignment`. */
export interface VertexStates {
  readonly vertex: ExecutionVertex;
  /** In the order of the chain, each generated ID once. */
  readonly operators: readonly AssignedOperator[];
}

/** The states of the vertices that restart. An operator without one gets a placeholder. */
export function findStates(
  states: ReadonlyMap<OperatorId, OperatorState>,
  vertices: readonly ExecutionVertex[],
  { decisions, profile }: RestoreContext,
): VertexStates[] {
  const left = new Map(states);
  return vertices.map((vertex) => {
    const operators = new Map<OperatorId, AssignedOperator>();
    for (const pair of vertex.job.operators) {
      const id = decisions.lookUpId(pair, (sought) => left.has(sought), profile.restore);
      const state = left.get(id) ?? placeholder(id, pair, vertex);
      if (decisions.takesStateOnce) left.delete(id);
      operators.set(pair.generated, { generated: pair.generated, state });
    }
    return { vertex, operators: [...operators.values()] };
  });
}

/** It takes part in the check of the max parallelism, with what the vertex has now. */
function placeholder(id: OperatorId, pair: OperatorIdPair, vertex: ExecutionVertex): OperatorState {
  return {
    operatorId: id,
    name: pair.name,
    uid: pair.uid,
    parallelism: vertex.job.parallelism,
    maxParallelism: vertex.maxParallelism,
    coordinatorState: null,
    fullyFinished: false,
    subtasks: [],
  };
}
