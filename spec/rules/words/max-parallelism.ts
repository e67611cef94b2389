/** Max parallelisms of vertices: what they start with, and what a restore makes of it. */
import {
  DEFAULT_LOWER_BOUND_MAX_PARALLELISM,
  UPPER_BOUND_MAX_PARALLELISM,
} from '../../model/job.ts';
import type { JobVertex } from '../../model/job.ts';

const MAX_INT = 2_147_483_647;

/**
 * The configured max parallelism, or the one that is derived from the parallelism.
 * Flink: `KeyGroupRangeAssignment#computeDefaultMaxParallelism`.
 */
export function declaredMaxParallelism({ maxParallelism, parallelism }: JobVertex): number {
  if (maxParallelism !== null) return maxParallelism;
  const wanted = parallelism + Math.floor(parallelism / 2);
  let power = DEFAULT_LOWER_BOUND_MAX_PARALLELISM;
  while (power < wanted && power < UPPER_BOUND_MAX_PARALLELISM) power *= 2;
  return power;
}

/** What is adopted for a snapshot's max parallelism: the largest int stands for the upper bound. */
export function normalizedMaxParallelism(maxParallelism: number): number {
  return maxParallelism === MAX_INT ? UPPER_BOUND_MAX_PARALLELISM : maxParallelism;
}
