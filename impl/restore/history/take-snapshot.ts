/** What the tasks of a job report becomes a checkpoint. Flink: `PendingCheckpoint`. */
import type { ReportedState } from '../../../spec/model/history.ts';
import type { OperatorIdPair } from '../../../spec/model/job.ts';
import type { CheckpointProperties, SnapshotType } from '../../../spec/model/properties.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type { OperatorState, SubtaskEntry, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { ExecutionGraph } from '../build.ts';
import type { CompletedCheckpoint } from '../completed-checkpoint.ts';
import type { RestoreContext } from '../context.ts';
import type { ExecutionVertex } from '../execution-vertex.ts';
import { idHash, JavaHashMap } from '../java/hash-map.ts';
import type { Written } from './own-snapshots.ts';

/** A checkpoint or savepoint that a job took. */
export interface TakenSnapshot {
  readonly checkpointId: bigint;
  /** What the tasks were asked for. */
  readonly type: SnapshotType;
  readonly pointer: string;
}

/**
 * The states of all operators, in the order of the map that Flink makes. A task reports all operators
 * of its chain, or nothing where none of them has state.
 * Flink: `PendingCheckpoint#acknowledgeTask`, `TaskStateManagerImpl#reportTaskStateSnapshots`.
 */
export function reportedStates(
  reported: readonly ReportedState[],
  graph: ExecutionGraph,
  { decisions, profile }: RestoreContext,
): JavaHashMap<OperatorState> {
  const stateOf = new Map(
    reported.map(({ operatorId, subtask, state }) => [`${operatorId} ${subtask}`, state]),
  );
  const states = new JavaHashMap<OperatorState>(idHash);
  for (const vertex of graph.vertices) {
    const reporting = [...vertex.tasks.keys()].filter((subtask) =>
      vertex.job.operators.some(({ generated }) => stateOf.has(`${generated} ${subtask}`)),
    );
    if (reporting.length === 0 && !decisions.keepsStateless(profile.restore)) continue;
    for (const pair of vertex.job.operators) {
      const subtasks = reporting.map((subtask) =>
        entryOf(subtask, stateOf.get(`${pair.generated} ${subtask}`)),
      );
      states.put(pair.generated, operatorState(pair, vertex, subtasks));
    }
  }
  return states;
}

function entryOf(index: number, state: SubtaskState | undefined): SubtaskEntry {
  return { index, finished: false, state: state ?? EMPTY_SUBTASK_STATE };
}

function operatorState(
  { generated, name, uid }: OperatorIdPair,
  { job, maxParallelism }: ExecutionVertex,
  subtasks: readonly SubtaskEntry[],
): OperatorState {
  return {
    operatorId: generated,
    name,
    uid,
    parallelism: job.parallelism,
    maxParallelism,
    coordinatorState: null,
    fullyFinished: false,
    subtasks,
  };
}

/** A checkpoint that a job took, as its store holds it. */
export function completedByJob(
  checkpointId: bigint,
  pending: JavaHashMap<OperatorState>,
  properties: CheckpointProperties,
  { metadata, pointer }: Written,
): CompletedCheckpoint {
  return {
    checkpointId,
    externalPointer: pointer,
    properties,
    restoredProperties: null,
    operators: JavaHashMap.copyOf(pending),
    masterHookStates: [],
    metadata,
  };
}
