/** Assigns a snapshot's state to the tasks. Flink: `StateAssignmentOperation#assignStates`. */
import type { OperatorAssignment, TaskRestore } from '../../../spec/model/outcome.ts';
import { EMPTY_SUBTASK_STATE, hasState } from '../../../spec/model/snapshot.ts';
import type { OperatorId, OperatorState, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { ExecutionGraph } from '../build.ts';
import { assignChannels } from '../channels/assign-channels.ts';
import type { AssignedChannels, ChannelAssignment } from '../channels/assign-channels.ts';
import type { ChannelPlace } from '../channels/task-channels.ts';
import type { RestoreContext } from '../context.ts';
import { checkAllFinishedOrNone, finishedTask } from './finished-tasks.ts';
import { repartition } from './repartition.ts';
import type { Repartitioned } from './repartition.ts';
import { checkCompleteness, restartedVertices } from './tasks-and-states.ts';
import { findStates } from './vertex-states.ts';
import type { VertexStates } from './vertex-states.ts';

/**
 * Sets the restore of every task of the graph. A refusal may leave behind vertices whose max
 * parallelism was adjusted, and, where it comes while in-flight data is described, tasks that have
 * theirs already.
 */
export function assignStates(
  checkpointId: bigint,
  states: ReadonlyMap<OperatorId, OperatorState>,
  graph: ExecutionGraph,
  context: RestoreContext,
): void {
  const { decisions, profile } = context;
  const vertices = restartedVertices(graph, context);
  checkCompleteness(states, vertices, context);
  const all = findStates(states, vertices, context);
  for (const vertexStates of all) checkAllFinishedOrNone(vertexStates, context);
  const channels = assignChannels(all, context);
  const setsByVertex = decisions.setsStateByVertex(profile.restore);
  const pending: (() => void)[] = [];
  for (const vertexStates of all) {
    const isFinished = decisions.startsFinished(vertexStates.operators.map(({ state }) => state));
    const part = partOf(vertexStates, channels, context);
    if (part === 'no' && !isFinished) continue;
    const repartitioned =
      part === 'restored' ? repartition(vertexStates, channels, context) : NOT_REPARTITIONED;
    const set = (): void => {
      const { tasks } = vertexStates.vertex;
      const restoreOf = isFinished
        ? () => finishedTask(checkpointId, context)
        : restoresOf(checkpointId, vertexStates, repartitioned, channels, context);
      for (const subtask of tasks.keys()) tasks[subtask] = restoreOf(subtask);
    };
    if (setsByVertex) set();
    else pending.push(set);
  }
  channels.finish();
  for (const set of pending) set();
}

const NOT_REPARTITIONED: Repartitioned = new Map();

/** Whether a vertex is restored at all, or gets empty restores because of its neighbours. */
function partOf(
  states: VertexStates,
  channels: ChannelAssignment,
  { decisions }: RestoreContext,
): 'no' | 'assigned' | 'restored' {
  if (states.operators.some(({ state }) => decisions.hasEntries(state))) return 'restored';
  return channels.neighbourhood(states);
}

/** The restore of each of a vertex's tasks; asking for it may refuse. Flink: `StateAssignmentOperation#assignNonFinishedStateToTask`. */
function restoresOf(
  checkpointId: bigint,
  states: VertexStates,
  repartitioned: Repartitioned,
  channels: ChannelAssignment,
  { decisions, profile }: RestoreContext,
): (subtask: number) => TaskRestore | null {
  const operators = [...states.operators].sort((a, b) => (a.generated < b.generated ? -1 : 1));
  return (subtask) => {
    const assigned = operators.map(({ generated }) =>
      assignmentOf(
        generated,
        repartitioned.get(generated)?.[subtask] ?? EMPTY_SUBTASK_STATE,
        channels.assigned(states, generated, subtask),
      ),
    );
    const isEmpty = !assigned.some(({ state }) => hasState(state));
    if (isEmpty && !decisions.restoresEmptyTask(profile.restore)) return null;
    return {
      checkpointId: decisions.toldCheckpointId(checkpointId),
      finishedOnRestore: false,
      operators: assigned.filter(({ state }) => decisions.namesOperator(state)),
    };
  };
}

/** What one operator of one subtask gets, in-flight data among it. */
function assignmentOf(
  operatorId: OperatorId,
  own: Omit<SubtaskState, ChannelPlace>,
  { inputChannelState, resultSubpartitionState, told }: AssignedChannels,
): OperatorAssignment {
  const { managedOperatorState, rawOperatorState, managedKeyedState, rawKeyedState } = own;
  const state: SubtaskState = {
    managedOperatorState,
    rawOperatorState,
    managedKeyedState,
    rawKeyedState,
    inputChannelState,
    resultSubpartitionState,
  };
  return told === null ? { operatorId, state } : { operatorId, state, ...told };
}
