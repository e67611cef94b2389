/** Assigns a snapshot's state to the tasks. Flink: `StateAssignmentOperation#assignStates`. */
import type { OperatorAssignment, TaskRestore } from '../../../spec/model/outcome.ts';
import { EMPTY_SUBTASK_STATE, hasState } from '../../../spec/model/snapshot.ts';
import type { OperatorId, OperatorState, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { ExecutionGraph } from '../build.ts';
import type { RestoreContext } from '../context.ts';
import type { AssignedOperator } from '../decisions/assign.ts';
import { refuse } from '../refuse.ts';
import { assignKeyedState, keyGroupRanges } from './keyed-state.ts';
import { assignOperatorState } from './operator-state.ts';
import { checkAllFinishedOrNone, finishedTasks } from './finished-tasks.ts';
import { adoptMaxParallelism } from './parallelism.ts';
import { checkCompleteness, restartedVertices } from './tasks-and-states.ts';
import { findStates } from './vertex-states.ts';
import type { VertexStates } from './vertex-states.ts';

/**
 * Sets the restore of every task of the graph. A refusal may leave behind vertices whose max
 * parallelism was adjusted.
 */
export function assignStates(
  checkpointId: bigint,
  states: ReadonlyMap<OperatorId, OperatorState>,
  graph: ExecutionGraph,
  context: RestoreContext,
): void {
  const { decisions, profile } = context;
  const setsByVertex = decisions.setsStateByVertex(profile.restore);
  const pending: (() => void)[] = [];
  const vertices = restartedVertices(graph, context);
  checkCompleteness(states, vertices, context);
  const found = findStates(states, vertices, context);
  for (const vertexStates of found) checkAllFinishedOrNone(vertexStates, context);
  for (const vertexStates of found) {
    const tasks = tasksOf(checkpointId, vertexStates, context);
    if (tasks === null) continue;
    const set = (): void => {
      vertexStates.vertex.tasks = tasks;
    };
    if (setsByVertex) set();
    else pending.push(set);
  }
  for (const set of pending) set();
}

/** The restores of a vertex's tasks, `null` where the vertex takes no part. */
function tasksOf(
  checkpointId: bigint,
  vertexStates: VertexStates,
  context: RestoreContext,
): (TaskRestore | null)[] | null {
  const { decisions } = context;
  const states = vertexStates.operators.map(({ state }) => state);
  if (decisions.startsFinished(states)) return finishedTasks(checkpointId, vertexStates, context);
  if (!states.some((state) => decisions.hasEntries(state))) return null;
  return repartition(checkpointId, vertexStates, context);
}

/** The restores of a vertex's tasks. Flink: `assignAttemptState`, `assignNonFinishedStateToTask`. */
function repartition(
  checkpointId: bigint,
  states: VertexStates,
  context: RestoreContext,
): (TaskRestore | null)[] {
  const { decisions, profile } = context;
  adoptMaxParallelism(states, context);
  const operators = [...states.operators].sort((a, b) => (a.generated < b.generated ? -1 : 1));
  const bySubtask = states.vertex.tasks.map((): OperatorAssignment[] => []);
  for (const operator of operators) {
    subtaskStates(operator, states, context).forEach((state, subtask) => {
      if (!decisions.namesOperator(state)) return;
      bySubtask[subtask]!.push({ operatorId: operator.generated, state });
    });
  }
  for (const { state } of operators) checkEntries(state, bySubtask.length, context);
  return bySubtask.map((assigned) => {
    const isEmpty = !assigned.some(({ state }) => hasState(state));
    if (isEmpty && !decisions.restoresEmptyTask(profile.restore)) return null;
    return {
      checkpointId: decisions.toldCheckpointId(checkpointId),
      finishedOnRestore: false,
      operators: assigned,
    };
  });
}

/** Flink: `StateAssignmentOperation#getManagedKeyedStateHandles`, which gives no list. */
function checkEntries(
  state: OperatorState,
  newParallelism: number,
  { decisions, profile }: RestoreContext,
): void {
  if (decisions.tripsOverMissingEntries(state, newParallelism, profile.restore)) {
    refuse('RESCALED_WITHOUT_ENTRIES', profile);
  }
}

/** One operator's state for each new subtask. */
function subtaskStates(
  { state }: AssignedOperator,
  { vertex }: VertexStates,
  context: RestoreContext,
): SubtaskState[] {
  if (state.subtasks.length === 0) return vertex.tasks.map(() => EMPTY_SUBTASK_STATE);
  const { parallelism } = vertex.job;
  const ranges = keyGroupRanges(vertex, context);
  const managed = assignOperatorState(state, 'managedOperatorState', parallelism, context);
  const raw = assignOperatorState(state, 'rawOperatorState', parallelism, context);
  const managedKeyed = assignKeyedState(state, 'managedKeyedState', ranges, context);
  const rawKeyed = assignKeyedState(state, 'rawKeyedState', ranges, context);
  return vertex.tasks.map((_, subtask) => ({
    ...EMPTY_SUBTASK_STATE,
    managedOperatorState: managed[subtask]!,
    rawOperatorState: raw[subtask]!,
    managedKeyedState: managedKeyed[subtask]!,
    rawKeyedState: rawKeyed[subtask]!,
  }));
}
