/** Decisions while state is assigned to tasks. Flink: `StateAssignmentOperation`. */
import type {
  IncrementalRemoteKeyedStateHandle,
  KeyGroupRange,
  KeyGroupsStateHandle,
} from '../../../spec/model/handles.ts';
import type { OperatorIdPair } from '../../../spec/model/job.ts';
import type { OperatorId, OperatorState, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { RestoreBehaviour } from '../../../spec/profiles/restore-differences.ts';
import { capacityFor, idHash, JavaHashMap } from '../java/hash-map.ts';

/** The state of one operator of a vertex, under the operator's generated ID. */
export interface AssignedOperator {
  readonly generated: OperatorId;
  readonly state: OperatorState;
}

/** Decision points of the stage `assign`, list state apart. */
export interface AssignDecisions {
  /** Under which ID an operator looks its state up. */
  lookUpId(
    pair: OperatorIdPair,
    isThere: (id: OperatorId) => boolean,
    behaviour: RestoreBehaviour,
  ): OperatorId;
  /** Whether a state that an operator found is there no more for the operators after it. */
  readonly takesStateOnce: boolean;
  /** Whether an operator has entries of subtasks, even empty ones: then its vertex is restored. */
  hasEntries(state: OperatorState): boolean;
  /** The order in which the operators of a chain are asked for their max parallelism. */
  adoptionOrder(
    operators: readonly AssignedOperator[],
    behaviour: RestoreBehaviour,
  ): readonly AssignedOperator[];
  /** Whether a snapshot's max parallelism is too low for the vertex. */
  isMaxParallelismTooLow(snapshotMax: number, parallelism: number): boolean;
  /** What a vertex takes over, after the operators before this one had their say. */
  adoptedMaxParallelism(current: number, snapshotMax: number): number;
  /** The key groups of a subtask. Flink: `KeyGroupRangeAssignment#computeKeyGroupRangeForOperatorIndex`. */
  keyGroupRange(maxParallelism: number, parallelism: number, subtask: number): KeyGroupRange;
  /** Whether an operator without entries cannot be part of a vertex that is restored. */
  tripsOverMissingEntries(
    state: OperatorState,
    newParallelism: number,
    behaviour: RestoreBehaviour,
  ): boolean;
  /** Whether subtasks keep the handles that they had, without a look at key groups. */
  keepsKeyedHandles(oldParallelism: number, newParallelism: number): boolean;
  /** What of a key-groups handle falls into a range that it overlaps. */
  sliceKeyGroups(
    handle: KeyGroupsStateHandle,
    overlap: KeyGroupRange,
    behaviour: RestoreBehaviour,
  ): KeyGroupsStateHandle;
  /** What of an incremental handle a subtask gets whose range it overlaps. */
  sliceIncremental(
    handle: IncrementalRemoteKeyedStateHandle,
    overlap: KeyGroupRange,
  ): IncrementalRemoteKeyedStateHandle;
  /** Whether a change in memory counts for the subtask that owns a range. */
  ownsChange(keyGroup: number, range: KeyGroupRange): boolean;
  /** Whether a task whose operators have no state is told to restore. */
  restoresEmptyTask(behaviour: RestoreBehaviour): boolean;
  /** Whether a task's restore has an entry for an operator that gets this. */
  namesOperator(state: SubtaskState): boolean;
  /** Which checkpoint a task is told that it is restored from. */
  toldCheckpointId(restoredId: bigint): bigint;
  /** Whether the tasks of a vertex get their state before the next vertex is looked at. */
  setsStateByVertex(behaviour: RestoreBehaviour): boolean;
  /** Whether in-flight data of the restored checkpoint is left out. */
  ignoresInFlightData(
    restoredId: bigint,
    ignoredId: bigint | null,
    behaviour: RestoreBehaviour,
  ): boolean;
}

/** What Flink decides there. */
export const ASSIGN_DECISIONS: AssignDecisions = {
  lookUpId({ generated, userDefined }, isThere, { lookUp }) {
    if (userDefined === null) return generated;
    return lookUp === 'userDefinedOnly' || isThere(userDefined) ? userDefined : generated;
  },
  takesStateOnce: true,
  hasEntries: (state) => state.subtasks.length > 0,
  adoptionOrder(operators, { adoptionOrder }) {
    if (adoptionOrder === 'chain') return operators;
    const map = new JavaHashMap<AssignedOperator>(idHash, capacityFor(operators.length));
    for (const operator of operators) map.put(operator.generated, operator);
    return [...map.values()];
  },
  isMaxParallelismTooLow: (snapshotMax, parallelism) => snapshotMax < parallelism,
  adoptedMaxParallelism: (_current, snapshotMax) => snapshotMax,
  keyGroupRange: (maxParallelism, parallelism, subtask) => ({
    start: Math.floor((subtask * maxParallelism + parallelism - 1) / parallelism),
    end: Math.floor(((subtask + 1) * maxParallelism - 1) / parallelism),
  }),
  tripsOverMissingEntries: (state, newParallelism, { rescalesWithoutEntries }) =>
    !rescalesWithoutEntries && state.subtasks.length === 0 && state.parallelism !== newParallelism,
  keepsKeyedHandles: (oldParallelism, newParallelism) => oldParallelism === newParallelism,
  sliceKeyGroups(handle, overlap, { slicesKeepHandleId }) {
    const from = overlap.start - handle.range.start;
    return {
      ...handle,
      range: overlap,
      offsets: handle.offsets.slice(from, from + overlap.end - overlap.start + 1),
      stateHandleId: handle.savepoint || !slicesKeepHandleId ? null : handle.stateHandleId,
    };
  },
  sliceIncremental: (handle) => handle,
  // Those of metadata have the key group -1, and alone do not count.
  ownsChange: (keyGroup, range) => range.start <= keyGroup && keyGroup <= range.end,
  restoresEmptyTask: ({ restoresEmptyTasks }) => restoresEmptyTasks,
  namesOperator: () => true,
  toldCheckpointId: (restoredId) => restoredId,
  setsStateByVertex: ({ setsState }) => setsState === 'vertexByVertex',
  ignoresInFlightData: (restoredId, ignoredId, { ignoresInFlightData }) =>
    ignoresInFlightData && restoredId === ignoredId,
};
