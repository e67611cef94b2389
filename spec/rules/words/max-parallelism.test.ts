import { describe, expect, it } from 'vitest';
import { vertex } from '../../testing/small-case.ts';
import { declaredMaxParallelism, normalizedMaxParallelism } from './max-parallelism.ts';

describe('the derived max parallelism', () => {
  it.each([
    [1, 128],
    [85, 128],
    [86, 256],
    [170, 256],
    [171, 256],
    [200, 512],
    [30_000, 32_768],
  ])('of a parallelism of %i is %i (C7)', (parallelism, expected) => {
    expect(declaredMaxParallelism(vertex(1, { parallelism }))).toBe(expected);
  });

  it('is not asked for where one is configured', () => {
    expect(declaredMaxParallelism(vertex(1, { maxParallelism: 8 }))).toBe(8);
  });
});

describe('the adopted max parallelism', () => {
  it('is 32768 for the largest int, and otherwise what it says', () => {
    expect(normalizedMaxParallelism(2_147_483_647)).toBe(32_768);
    expect(normalizedMaxParallelism(40_000)).toBe(40_000);
  });
});
