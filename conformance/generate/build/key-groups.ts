/** Key-group ranges of the subtasks that wrote a snapshot. */
import { UPPER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import type { KeyGroupRange } from '../../../spec/model/handles.ts';
import type { RangePlan } from '../draft/state-draft.ts';

/** A subtask of the job that wrote the snapshot. */
export interface WriterSubtask {
  readonly index: number;
  readonly parallelism: number;
  /** As the snapshot claims it: any number from the parallelism on. */
  readonly maxParallelism: number;
}

/**
 * The key groups that a subtask owns.
 * Flink: `KeyGroupRangeAssignment#computeKeyGroupRangeForOperatorIndex`.
 */
export function ownRange({ index, parallelism, maxParallelism }: WriterSubtask): KeyGroupRange {
  return {
    start: Math.floor((index * maxParallelism + parallelism - 1) / parallelism),
    end: Math.floor(((index + 1) * maxParallelism - 1) / parallelism),
  };
}

/** The range that a handle of this subtask covers. */
export function plannedRange(plan: RangePlan, subtask: WriterSubtask): KeyGroupRange {
  const maxParallelism = Math.min(Math.max(subtask.maxParallelism, 1), UPPER_BOUND_MAX_PARALLELISM);
  const writer = { ...subtask, maxParallelism };
  const own = ownRange(writer);
  const last = maxParallelism - 1;
  switch (plan) {
    case 'exact':
      return own;
    case 'wide':
      return { start: Math.max(own.start - 1, 0), end: Math.min(own.end + 1, last) };
    case 'whole':
      return { start: 0, end: last };
    case 'narrow':
      return { start: own.start, end: Math.min(own.start + 1, own.end) };
    case 'shifted':
      return ownRange({ ...writer, index: (writer.index + 1) % writer.parallelism });
    case 'empty':
      return { start: 0, end: -1 };
    case 'beyond':
      return { start: maxParallelism, end: maxParallelism + 1 };
  }
}
