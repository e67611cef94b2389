/** Jobs of many subtasks, and snapshots of theirs, for benchmarks. */
import type { Job } from '../../spec/model/job.ts';
import type { OperatorState, Snapshot, SubtaskEntry } from '../../spec/model/snapshot.ts';
import { EMPTY_SUBTASK_STATE } from '../../spec/model/snapshot.ts';

/** How large a job is, and how it is rescaled. */
export interface JobSize {
  /** Each a vertex of its own, without edges. */
  readonly operators: number;
  readonly oldParallelism: number;
  readonly newParallelism: number;
  /** At least as many as subtasks, so that each has key groups. */
  readonly maxParallelism: number;
}

/** 32 digits that end with a number. */
function idOf(number: number): string {
  return number.toString(16).padStart(32, '0');
}

/** The job after it was rescaled. */
export function largeJob({ operators, newParallelism, maxParallelism }: JobSize): Job {
  return {
    vertices: Array.from({ length: operators }, (_, index) => ({
      id: idOf(1_000_000 + index),
      name: `vertex ${index}`,
      parallelism: newParallelism,
      maxParallelism,
      operators: [{ generated: idOf(index + 1), userDefined: null, name: null, uid: null }],
      inputs: [],
      coordinators: [],
    })),
    masterHooks: [],
  };
}

/** Keyed state and one list of two elements in each subtask of every operator. */
export function largeSnapshot(size: JobSize): Snapshot {
  return {
    checkpointId: 7n,
    properties: null,
    masterStates: [],
    operators: Array.from({ length: size.operators }, (_, index) => largeState(index, size)),
  };
}

function largeState(index: number, { oldParallelism, maxParallelism }: JobSize): OperatorState {
  return {
    operatorId: idOf(index + 1),
    name: null,
    uid: null,
    parallelism: oldParallelism,
    maxParallelism,
    coordinatorState: null,
    fullyFinished: false,
    subtasks: Array.from({ length: oldParallelism }, (_, subtask) =>
      entry(subtask, oldParallelism, maxParallelism),
    ),
  };
}

function entry(subtask: number, parallelism: number, maxParallelism: number): SubtaskEntry {
  const start = Math.ceil((subtask * maxParallelism) / parallelism);
  const end = Math.ceil(((subtask + 1) * maxParallelism) / parallelism) - 1;
  const delegate = { kind: 'file', path: `file:/state/${subtask}`, size: 100n } as const;
  const offsets = Array.from({ length: end - start + 1 }, (_, group) => BigInt(group));
  return {
    index: subtask,
    finished: false,
    state: {
      ...EMPTY_SUBTASK_STATE,
      managedOperatorState: [
        {
          kind: 'operatorStream',
          states: [{ name: 'list', mode: 'SPLIT_DISTRIBUTE', offsets: [0n, 8n] }],
          delegate,
        },
      ],
      managedKeyedState: [
        {
          kind: 'keyGroups',
          savepoint: false,
          range: { start, end },
          offsets,
          delegate,
          stateHandleId: `id of ${subtask}`,
        },
      ],
    },
  };
}
