/** Decisions while a snapshot is checked against the job. Flink: `Checkpoints#loadAndValidateCheckpoint`. */
import {
  DEFAULT_LOWER_BOUND_MAX_PARALLELISM,
  UPPER_BOUND_MAX_PARALLELISM,
} from '../../../spec/model/job.ts';
import type { OperatorIdPair } from '../../../spec/model/job.ts';
import type { CoordinatorSetup } from '../../../spec/model/request.ts';
import { hasState } from '../../../spec/model/snapshot.ts';
import type {
  MasterState,
  OperatorId,
  OperatorState,
  SubtaskState,
} from '../../../spec/model/snapshot.ts';
import type { ExecutionVertex } from '../execution-vertex.ts';

const MAX_INT = 2_147_483_647;

/** Decision points of the stages `build` and `validate`. */
export interface ValidateDecisions {
  /**
   * The max parallelism of a vertex that has none configured, from its parallelism.
   * Flink: `KeyGroupRangeAssignment#computeDefaultMaxParallelism`.
   */
  derivedMaxParallelism(parallelism: number): number;
  /** Whether a vertex cannot be built. Flink: `ExecutionJobVertex`. */
  isParallelismTooHigh(parallelism: number, maxParallelism: number): boolean;
  /** The IDs under which state of an operator may stand in a snapshot. */
  claimedIds(pair: OperatorIdPair): readonly OperatorId[];
  /** Which vertex has an ID that two vertices claim, both in the order in which Flink visits them. */
  claimant(earlier: ExecutionVertex, later: ExecutionVertex): ExecutionVertex;
  /** Who claims a state. Names and uids take no part. */
  claimantOf(
    state: OperatorState,
    byId: ReadonlyMap<OperatorId, ExecutionVertex>,
    vertices: readonly ExecutionVertex[],
  ): ExecutionVertex | undefined;
  /** In which order the states are checked, which decides what is refused first. */
  validationOrder(operators: readonly OperatorState[]): readonly OperatorState[];
  /** Whether the max parallelism of claimed state is checked at all, whatever the state holds. */
  checksMaxParallelism(state: OperatorState, allowNonRestoredState: boolean): boolean;
  /** Whether the vertex takes the snapshot's max parallelism as it is. */
  isSameMaxParallelism(vertex: ExecutionVertex, state: OperatorState): boolean;
  /** Whether a max parallelism could be adopted by any vertex; if not, it is a mismatch. */
  isAdoptable(maxParallelism: number): boolean;
  /** What is adopted for a max parallelism. Flink reads the largest int as `as much as possible`. */
  normalizeMaxParallelism(maxParallelism: number): number;
  /** Whether a max parallelism is within its bounds. */
  isWithinBounds(maxParallelism: number): boolean;
  /** Whether a vertex may take over a snapshot's max parallelism. Flink: `canRescaleMaxParallelism`. */
  mayAdjust(
    vertex: ExecutionVertex,
    maxParallelism: number,
    scheduler: CoordinatorSetup['scheduler'],
  ): boolean;
  /** Whether state that no operator claims is skipped unseen. */
  skipsUnclaimed(allowNonRestoredState: boolean): boolean;
  /** Whether a subtask's entry counts as state. Contents are not looked at. */
  countsAsState(state: SubtaskState): boolean;
  /** Whether an operator's coordinator state counts as state. No bytes at all count too. */
  coordinatorCountsAsState(state: OperatorState): boolean;
  /** Which of two states of one claimed operator in one file is kept. */
  keptDuplicate(earlier: OperatorState, later: OperatorState): OperatorState;
  /** Whether a state goes into the checkpoint that is stored. */
  keepsOperatorState(isClaimed: boolean): boolean;
  /** Which master states go into the checkpoint that is stored. */
  keptMasterStates(states: readonly MasterState[]): readonly MasterState[];
}

/** What Flink decides there. */
export const VALIDATE_DECISIONS: ValidateDecisions = {
  derivedMaxParallelism(parallelism) {
    const wanted = roundUpToPowerOfTwo(parallelism + Math.floor(parallelism / 2));
    return Math.min(
      Math.max(wanted, DEFAULT_LOWER_BOUND_MAX_PARALLELISM),
      UPPER_BOUND_MAX_PARALLELISM,
    );
  },
  isParallelismTooHigh: (parallelism, maxParallelism) => parallelism > maxParallelism,
  claimedIds: ({ generated, userDefined }) =>
    userDefined === null ? [generated] : [generated, userDefined],
  claimant: (_earlier, later) => later,
  claimantOf: (state, byId) => byId.get(state.operatorId),
  validationOrder: (operators) => operators,
  checksMaxParallelism: () => true,
  isSameMaxParallelism: (vertex, state) => vertex.maxParallelism === state.maxParallelism,
  isAdoptable: (maxParallelism) => maxParallelism !== -1,
  normalizeMaxParallelism: (maxParallelism) =>
    maxParallelism === MAX_INT ? UPPER_BOUND_MAX_PARALLELISM : maxParallelism,
  isWithinBounds: (maxParallelism) =>
    maxParallelism >= 1 && maxParallelism <= UPPER_BOUND_MAX_PARALLELISM,
  mayAdjust: (vertex, maxParallelism, scheduler) =>
    scheduler === 'reactive'
      ? maxParallelism >= vertex.declaredMaxParallelism
      : vertex.job.maxParallelism === null,
  skipsUnclaimed: (allowNonRestoredState) => allowNonRestoredState,
  countsAsState: hasState,
  coordinatorCountsAsState: (state) => state.coordinatorState !== null,
  keptDuplicate: (_earlier, later) => later,
  keepsOperatorState: (isClaimed) => isClaimed,
  keptMasterStates: (states) => states,
};

/** Flink: `MathUtils#roundUpToPowerOfTwo`. */
function roundUpToPowerOfTwo(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}
