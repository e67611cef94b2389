/** Repartitions the state of one vertex. Flink: `StateAssignmentOperation#assignAttemptState`. */
import type { OperatorId, OperatorState, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { ChannelAssignment } from '../channels/assign-channels.ts';
import type { ChannelPlace } from '../channels/task-channels.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { assignKeyedState, keyGroupRanges } from './keyed-state.ts';
import { assignOperatorState } from './operator-state.ts';
import { adoptMaxParallelism } from './parallelism.ts';
import type { VertexStates } from './vertex-states.ts';

/** By operator, what each new subtask gets of operator and keyed state. */
export type Repartitioned = ReadonlyMap<OperatorId, readonly Omit<SubtaskState, ChannelPlace>[]>;

/** May refuse, kind of state by kind of state; in-flight data comes between the two others. */
export function repartition(
  states: VertexStates,
  channels: ChannelAssignment,
  context: RestoreContext,
): Repartitioned {
  adoptMaxParallelism(states, context);
  const { operators, vertex } = states;
  const { parallelism } = vertex.job;
  const withEntries = operators.filter(({ state }) => state.subtasks.length > 0);
  const lists = withEntries.map(({ state }) => ({
    managed: assignOperatorState(state, 'managedOperatorState', parallelism, context),
    raw: assignOperatorState(state, 'rawOperatorState', parallelism, context),
  }));
  channels.redistribute(states);
  const ranges = keyGroupRanges(vertex, context);
  const repartitioned = new Map<OperatorId, readonly Omit<SubtaskState, ChannelPlace>[]>();
  for (const [index, { generated, state }] of withEntries.entries()) {
    const { managed, raw } = lists[index]!;
    const managedKeyed = assignKeyedState(state, 'managedKeyedState', ranges, context);
    const rawKeyed = assignKeyedState(state, 'rawKeyedState', ranges, context);
    const bySubtask = vertex.tasks.map((_, subtask) => ({
      managedOperatorState: managed[subtask]!,
      rawOperatorState: raw[subtask]!,
      managedKeyedState: managedKeyed[subtask]!,
      rawKeyedState: rawKeyed[subtask]!,
    }));
    repartitioned.set(generated, bySubtask);
  }
  for (const { state } of operators) checkEntries(state, parallelism, context);
  return repartitioned;
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
