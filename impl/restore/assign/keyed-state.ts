/**
 * Gives keyed state to the subtasks that own its key groups.
 * Flink: `StateAssignmentOperation#reAssignSubKeyedStates`, `#getManagedKeyedStateHandles`.
 */
import type { KeyedStateHandle, KeyGroupRange } from '../../../spec/model/handles.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreContext } from '../context.ts';
import type { ExecutionVertex } from '../execution-vertex.ts';
import { intersect } from './intersect.ts';

/** The places of keyed state in a subtask. */
export type KeyedPlace = 'managedKeyedState' | 'rawKeyedState';

/** The key groups of every subtask, ascending. Flink: `createKeyGroupPartitions`. */
export function keyGroupRanges(
  { job, maxParallelism }: ExecutionVertex,
  { decisions }: RestoreContext,
): KeyGroupRange[] {
  return Array.from({ length: job.parallelism }, (_, subtask) =>
    decisions.keyGroupRange(maxParallelism, job.parallelism, subtask),
  );
}

/**
 * One list of handles for each range, in the order of the old subtasks. Flink asks every old handle
 * for every new subtask; here a handle is offered to those alone that it can overlap.
 */
export function assignKeyedState(
  state: OperatorState,
  place: KeyedPlace,
  ranges: readonly KeyGroupRange[],
  context: RestoreContext,
): KeyedStateHandle[][] {
  const assigned = ranges.map((): KeyedStateHandle[] => []);
  const keeps = context.decisions.keepsKeyedHandles(state.parallelism, ranges.length);
  for (const { index, state: old } of state.subtasks) {
    for (const handle of old[place]) {
      if (keeps) assigned[index]?.push(handle);
      else offer(handle, ranges, assigned, context);
    }
  }
  return assigned;
}

function offer(
  handle: KeyedStateHandle,
  ranges: readonly KeyGroupRange[],
  assigned: KeyedStateHandle[][],
  context: RestoreContext,
): void {
  const { start, end } = touchedRange(handle);
  for (let i = firstEndingAt(ranges, start); i < ranges.length && ranges[i]!.start <= end; i++) {
    const part = intersect(handle, ranges[i]!, context);
    if (part !== null) assigned[i]!.push(part);
  }
}

/** Changes in memory are looked at one by one, whatever range their handle names. */
function touchedRange(handle: KeyedStateHandle): KeyGroupRange {
  if (handle.kind !== 'inMemoryChangelog') return handle.range;
  const touched = { start: Infinity, end: -1 };
  for (const { keyGroup } of handle.changes) {
    if (keyGroup < 0) continue;
    touched.start = Math.min(touched.start, keyGroup);
    touched.end = Math.max(touched.end, keyGroup);
  }
  return touched;
}

/** Index of the first range that ends at a key group or after it. */
function firstEndingAt(ranges: readonly KeyGroupRange[], keyGroup: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.end < keyGroup) low = middle + 1;
    else high = middle;
  }
  return low;
}
