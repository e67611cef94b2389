/** Key-group ranges and the offsets that belong to them. Flink: `KeyGroupRange#of`. */
import { structOf } from './node.ts';
import type { StepOf } from './node.ts';
import type { RawKeyGroupRange, RawOffsets } from './raw-snapshot.ts';

/** The last key group that Flink computes, with its 32-bit wrap-around. */
export function endKeyGroup({ start, count }: RawKeyGroupRange): number {
  return (start + count - 1) | 0;
}

/** Whether Flink takes a range for the empty range, and forgets its start. */
export function isEmptyRange(range: RawKeyGroupRange): boolean {
  return range.start > endKeyGroup(range);
}

/** A start and a count of key groups. */
export const keyGroupRange = structOf<RawKeyGroupRange>('KeyGroupRange', [
  { field: 'start', node: 'i32' },
  { field: 'count', node: 'i32' },
]);

/** A check that Flink makes once it builds the range. */
export const RANGE_CHECK: StepOf<{ readonly range: RawKeyGroupRange }> = {
  refuse: 'KEY_GROUP_RANGE_INVALID',
  at: 'range',
  if: ({ range }) => !isEmptyRange(range) && (range.start < 0 || widthOverflows(range)),
};

function widthOverflows(range: RawKeyGroupRange): boolean {
  return endKeyGroup(range) - range.start + 1 > 0x7fffffff;
}

interface RangeWithOffsets {
  readonly range: RawKeyGroupRange;
  readonly offsets: RawOffsets;
}

/** A range with an offset for each key group. Flink: `KeyGroupRangeOffsets`. */
export const KEY_GROUP_FIELDS: readonly StepOf<RangeWithOffsets>[] = [
  { field: 'range', node: keyGroupRange },
  RANGE_CHECK,
  {
    field: 'offsets',
    node: { type: 'rangeOffsets', range: 'range', negative: 'OFFSET_COUNT_NEGATIVE' },
  },
  {
    refuse: 'KEY_GROUP_OFFSETS_MISMATCH',
    at: 'offsets',
    if: ({ range, offsets }) => isEmptyRange(range) && offsets.length > 0,
  },
];
