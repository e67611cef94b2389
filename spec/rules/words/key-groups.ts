/** Key groups of subtasks. Flink: `KeyGroupRangeAssignment`. */
import type { KeyGroupRange } from '../../model/handles.ts';

/**
 * The key groups of a subtask: those for which `floor(keyGroup * parallelism / maxParallelism)` is its
 * index. Flink: `#computeKeyGroupRangeForOperatorIndex`.
 *
 * @param maxParallelism not below the parallelism
 * @param subtask from 0 on
 */
export function keyGroupsOf(
  maxParallelism: number,
  parallelism: number,
  subtask: number,
): KeyGroupRange {
  const firstOf = (index: number) => Math.ceil((index * maxParallelism) / parallelism);
  return { start: firstOf(subtask), end: firstOf(subtask + 1) - 1 };
}

/** The key groups that two ranges have in common, `null` for none. */
export function commonKeyGroups(left: KeyGroupRange, right: KeyGroupRange): KeyGroupRange | null {
  const start = Math.max(left.start, right.start);
  const end = Math.min(left.end, right.end);
  return start <= end ? { start, end } : null;
}

/** Whether all key groups of the first range are in the second. */
export function liesIn(inner: KeyGroupRange, outer: KeyGroupRange): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
