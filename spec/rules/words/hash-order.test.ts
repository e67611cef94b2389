import { describe, expect, it } from 'vitest';
import { bucketOf, bucketsFor } from './hash-order.ts';

describe('the order of a hash map', () => {
  it.each([
    [2, 16, 16],
    [12, 16, 16],
    [13, 16, 32],
    [24, 32, 32],
    [25, 32, 64],
  ])('%i keys in %i buckets need %i', (keys, initial, buckets) => {
    expect(bucketsFor(keys, initial)).toBe(buckets);
  });

  it.each([
    ['00000000000000000000000000000005', 5],
    // All four words count, and their upper halves too.
    ['00000001000000020000000400000008', 15],
    ['00030000000000000000000000000001', 2],
    ['ffffffff000000000000000000000000', 0],
    ['0000001f000000000000000000000000', 15],
  ])('%s is in bucket %i of 16', (id, bucket) => {
    expect(bucketOf(id, 16)).toBe(bucket);
  });

  it('has an ID in another bucket of a larger map', () => {
    expect(bucketOf('0000001f000000000000000000000000', 32)).toBe(31);
  });
});
