/** What hazards look at. */
import type { JobVertex } from '../model/job.ts';
import type { RestoreCase } from '../model/case.ts';
import type { Effects, VertexOutcome } from '../model/outcome.ts';
import type { OperatorId, OperatorState, SubtaskState } from '../model/snapshot.ts';

/** What became of a vertex; `undefined` where the answer does not have it. */
export function outcomeOfVertex(
  { id }: JobVertex,
  { vertices }: Effects,
): VertexOutcome | undefined {
  return vertices.find((vertex) => vertex.id === id);
}

/** The snapshot's states under the IDs of a vertex's operators, generated and user-defined ones. */
export function statesOf(
  { operators }: JobVertex,
  { snapshot }: RestoreCase,
): readonly OperatorState[] {
  const ids = new Set(operators.flatMap(({ generated, userDefined }) => [generated, userDefined]));
  return snapshot?.operators.filter(({ operatorId }) => ids.has(operatorId)) ?? [];
}

/** The snapshot's state under an ID. */
export function stateUnder(
  id: OperatorId | null,
  { snapshot }: RestoreCase,
): OperatorState | undefined {
  return snapshot?.operators.find(({ operatorId }) => operatorId === id);
}

/** Whether any subtask has keyed or operator state. */
export function hasTaskState({ subtasks }: OperatorState): boolean {
  return subtasks.some(({ state }) => !isEmpty(state));
}

/** Whether an operator of a vertex got keyed or operator state in any subtask. */
export function gotState(vertex: JobVertex, operatorId: OperatorId, effects: Effects): boolean {
  const tasks = outcomeOfVertex(vertex, effects)?.subtasks ?? [];
  return tasks.some((task) =>
    task?.operators.some((each) => each.operatorId === operatorId && !isEmpty(each.state)),
  );
}

function isEmpty(state: SubtaskState): boolean {
  const { managedKeyedState, rawKeyedState, managedOperatorState, rawOperatorState } = state;
  return [managedKeyedState, rawKeyedState, managedOperatorState, rawOperatorState].every(
    (handles) => handles.length === 0,
  );
}
