/** The order of a Java `HashMap` with Flink's IDs as keys. */

const LOAD_FACTOR = 0.75;

/**
 * How many buckets a map has after so many keys were put.
 *
 * @param initial the buckets that it was made with, a power of two
 */
export function bucketsFor(keys: number, initial: number): number {
  let buckets = initial;
  while (keys > LOAD_FACTOR * buckets) buckets *= 2;
  return buckets;
}

/**
 * The bucket of an OperatorID or JobVertexID; a map is walked from bucket 0 on.
 * Flink: `AbstractID#hashCode`. Java: `HashMap#hash`.
 *
 * @param buckets a power of two
 */
export function bucketOf(id: string, buckets: number): number {
  let hash = 0;
  for (let at = 0; at < id.length; at += 8) hash ^= Number.parseInt(id.slice(at, at + 8), 16);
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}
