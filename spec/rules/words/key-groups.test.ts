import { describe, expect, it } from 'vitest';
import { commonKeyGroups, keyGroupsOf, liesIn } from './key-groups.ts';

const SIZES = [
  [1, 1],
  [8, 3],
  [128, 128],
  [128, 5],
  [32_768, 86],
  [32_767, 32_767],
] as const;

describe('the key groups of subtasks', () => {
  it.each(SIZES)('part %i key groups among %i subtasks', (maxParallelism, parallelism) => {
    let next = 0;
    for (let subtask = 0; subtask < parallelism; subtask++) {
      const { start, end } = keyGroupsOf(maxParallelism, parallelism, subtask);
      expect(start).toBe(next);
      expect(end).toBeGreaterThanOrEqual(start);
      next = end + 1;
    }
    expect(next).toBe(maxParallelism);
  });

  it.each(SIZES)('are those whose owner the subtask is: %i, %i', (maxParallelism, parallelism) => {
    for (const subtask of [0, Math.floor(parallelism / 2), parallelism - 1]) {
      const { start, end } = keyGroupsOf(maxParallelism, parallelism, subtask);
      for (const keyGroup of [start, end]) {
        expect(Math.floor((keyGroup * parallelism) / maxParallelism)).toBe(subtask);
      }
    }
  });

  it('are as KeyGroupRangeAssignment gives them', () => {
    const all = [0, 1, 2].map((subtask) => keyGroupsOf(8, 3, subtask));
    expect(all).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
      { start: 6, end: 7 },
    ]);
  });
});

describe('ranges', () => {
  const EMPTY = { start: 0, end: -1 };

  it('have in common what both hold', () => {
    expect(commonKeyGroups({ start: 0, end: 5 }, { start: 3, end: 9 })).toEqual({
      start: 3,
      end: 5,
    });
    expect(commonKeyGroups({ start: 0, end: 2 }, { start: 3, end: 9 })).toBeNull();
    expect(commonKeyGroups(EMPTY, { start: 0, end: 9 })).toBeNull();
  });

  it('lie in one another with both ends', () => {
    expect(liesIn({ start: 3, end: 9 }, { start: 3, end: 9 })).toBe(true);
    expect(liesIn({ start: 2, end: 9 }, { start: 3, end: 9 })).toBe(false);
    expect(liesIn({ start: 3, end: 10 }, { start: 3, end: 9 })).toBe(false);
  });
});
