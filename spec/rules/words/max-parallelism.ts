/** Max parallelisms of vertices: what they start with, and what a restore makes of it. */
import {
  DEFAULT_LOWER_BOUND_MAX_PARALLELISM,
  UPPER_BOUND_MAX_PARALLELISM,
} from '../../model/job.ts';
import type { JobVertex } from '../../model/job.ts';
import type { OperatorId } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { hasEntries } from './restored-vertices.ts';
import type { RestoredVertex } from './restored-vertices.ts';

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

/**
 * The max parallelisms that the operators of a vertex ask for, in the order in which Flink asks them.
 * An operator that found no state asks for the vertex's own.
 */
export function askedMaxParallelisms(
  { vertex, operators }: RestoredVertex,
  { restore }: Profile,
): readonly number[] {
  const order = restore.adoptionOrder === 'chain' ? operators : inHashOrder(operators);
  return order.map(({ state }) => state?.maxParallelism ?? declaredMaxParallelism(vertex));
}

/**
 * The max parallelism of a vertex after a restore: the last operator that is asked has its way. A
 * vertex without subtask entries is not asked.
 * Flink: `StateAssignmentOperation#checkParallelismPreconditions`.
 */
export function restoredMaxParallelism(restored: RestoredVertex, profile: Profile): number {
  if (!hasEntries(restored)) return declaredMaxParallelism(restored.vertex);
  return normalizedMaxParallelism(askedMaxParallelisms(restored, profile).at(-1)!);
}

/**
 * Whether an operator asks a vertex to adopt what no vertex can have, where that is looked at only
 * then, before Flink 1.13. Flink: `ExecutionJobVertex#setMaxParallelism`.
 */
export function isAskedBeyondBounds(
  vertices: readonly RestoredVertex[],
  profile: Profile,
): boolean {
  if (profile.restore.maxParallelismBounds !== 'adopted') return false;
  return vertices
    .filter(hasEntries)
    .flatMap((restored) => askedMaxParallelisms(restored, profile))
    .some((max) => normalizedMaxParallelism(max) > UPPER_BOUND_MAX_PARALLELISM);
}

const LOAD_FACTOR = 0.75;

/**
 * In the order of a Java `HashMap` that was made for so many keys: by bucket, and in one bucket as
 * they were put.
 */
function inHashOrder<T extends { readonly generated: OperatorId }>(
  operators: readonly T[],
): readonly T[] {
  let buckets = 2;
  while (operators.length > LOAD_FACTOR * buckets) buckets *= 2;
  const bucketOf = ({ generated }: T) => spreadHash(generated) & (buckets - 1);
  return operators.toSorted((left, right) => bucketOf(left) - bucketOf(right));
}

/** Flink: `AbstractID#hashCode`, spread as `HashMap` does it. */
function spreadHash(id: OperatorId): number {
  const words = [0, 8, 16, 24].map((at) => Number.parseInt(id.slice(at, at + 8), 16));
  const hash = words.reduce((mixed, word) => mixed ^ word, 0);
  return hash ^ (hash >>> 16);
}
