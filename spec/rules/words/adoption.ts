/** The max parallelism that a vertex takes over where operators of its chain ask for it. */
import { UPPER_BOUND_MAX_PARALLELISM } from '../../model/job.ts';
import type { OperatorId } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { bucketOf, bucketsFor } from './hash-order.ts';
import { declaredMaxParallelism, normalizedMaxParallelism } from './max-parallelism.ts';
import { hasEntries } from './restored-vertices.ts';
import type { RestoredVertex } from './restored-vertices.ts';

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

/** Flink's smallest map of states. Flink: `CollectionUtil#newHashMapWithExpectedSize`. */
const SMALLEST_MAP = 2;

/** In the order of a map of the generated IDs: by bucket, and in one bucket as they were put. */
function inHashOrder<T extends { readonly generated: OperatorId }>(
  operators: readonly T[],
): readonly T[] {
  const buckets = bucketsFor(operators.length, SMALLEST_MAP);
  return operators.toSorted(
    (left, right) => bucketOf(left.generated, buckets) - bucketOf(right.generated, buckets),
  );
}
