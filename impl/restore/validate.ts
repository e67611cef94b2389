/**
 * Checks a snapshot against the job, before anything changes.
 * Flink: `Checkpoints#loadAndValidateCheckpoint`.
 */
import type {
  MasterState,
  OperatorId,
  OperatorState,
  Snapshot,
} from '../../spec/model/snapshot.ts';
import type { ExecutionGraph } from './build.ts';
import type { RestoreContext } from './context.ts';
import type { ExecutionVertex } from './execution-vertex.ts';
import { capacityFor, idHash, JavaHashMap } from './java/hash-map.ts';
import { checkBounds } from './max-parallelism.ts';
import { refuse } from './refuse.ts';

/** What goes into the checkpoint that is stored. */
export interface ValidatedSnapshot {
  readonly checkpointId: bigint;
  /** The claimed states by OperatorID, in the order of the map that `CompletedCheckpoint` makes. */
  readonly operators: JavaHashMap<OperatorState>;
  readonly masterStates: readonly MasterState[];
}

/** The claimed part of a snapshot. The first state that does not fit refuses it, in file order. */
export function validateSnapshot(
  snapshot: Snapshot,
  externalPointer: string,
  graph: ExecutionGraph,
  context: RestoreContext,
): ValidatedSnapshot {
  const { decisions, request } = context;
  const { allowNonRestoredState } = request.settings;
  const claimants = claimantsOf(graph, context);
  const operators = new JavaHashMap<OperatorState>(idHash, capacityFor(snapshot.operators.length));
  for (const state of decisions.validationOrder(snapshot.operators)) {
    const claimant = decisions.claimantOf(state, claimants, graph.vertices);
    if (claimant === undefined) checkUnclaimed(state, externalPointer, context);
    else if (decisions.checksMaxParallelism(state, allowNonRestoredState)) {
      checkMaxParallelism(state, claimant, context);
    }
    if (!decisions.keepsOperatorState(claimant !== undefined)) continue;
    const earlier = operators.get(state.operatorId);
    const kept = earlier === undefined ? state : decisions.keptDuplicate(earlier, state);
    operators.put(state.operatorId, kept);
  }
  const masterStates = decisions.keptMasterStates(snapshot.masterStates);
  const { checkpointId } = snapshot;
  return { checkpointId, operators: JavaHashMap.copyOf(operators), masterStates };
}

function claimantsOf(
  graph: ExecutionGraph,
  { decisions }: RestoreContext,
): Map<OperatorId, ExecutionVertex> {
  const claimants = new Map<OperatorId, ExecutionVertex>();
  for (const vertex of graph.inMapOrder) {
    for (const pair of vertex.job.operators) {
      for (const id of decisions.claimedIds(pair)) {
        const earlier = claimants.get(id);
        claimants.set(id, earlier === undefined ? vertex : decisions.claimant(earlier, vertex));
      }
    }
  }
  return claimants;
}

function checkMaxParallelism(
  state: OperatorState,
  claimant: ExecutionVertex,
  context: RestoreContext,
): void {
  const { decisions, profile, request } = context;
  const { operatorId, maxParallelism } = state;
  if (decisions.isSameMaxParallelism(claimant, state)) return;
  const isAdoptable = decisions.isAdoptable(maxParallelism);
  const adopted = decisions.normalizeMaxParallelism(maxParallelism);
  if (isAdoptable && profile.restore.maxParallelismBounds === 'validated') {
    checkBounds(adopted, 'MAX_PARALLELISM_OUT_OF_BOUNDS', context);
  }
  if (isAdoptable && decisions.mayAdjust(claimant, adopted, request.coordinator.scheduler)) return;
  refuse('MAX_PARALLELISM_MISMATCH', profile, {
    operatorId,
    snapshot: maxParallelism,
    job: claimant.maxParallelism,
  });
}

function checkUnclaimed(state: OperatorState, pointer: string, context: RestoreContext): void {
  const { decisions, profile, request } = context;
  if (decisions.skipsUnclaimed(request.settings.allowNonRestoredState)) return;
  const counts =
    decisions.coordinatorCountsAsState(state) ||
    state.subtasks.some((subtask) => decisions.countsAsState(subtask.state));
  if (counts) refuse('NON_RESTORED_STATE', profile, { pointer, operatorId: state.operatorId });
}
