import { describe, expect, it } from 'vitest';
import { isIdentity, mappingOf } from './mapped.ts';

describe('the old subtasks that new ones read', () => {
  it.each([
    [
      'ROUND_ROBIN',
      5,
      2,
      [
        [0, 2, 4],
        [1, 3],
      ],
    ],
    ['ARBITRARY', 2, 3, [[0], [1], []]],
    ['FIRST', 3, 2, [[0, 1, 2], []]],
    [
      'FULL',
      2,
      2,
      [
        [0, 1],
        [0, 1],
      ],
    ],
    [
      'RANGE',
      3,
      2,
      [
        [0, 1],
        [1, 2],
      ],
    ],
    ['RANGE', 2, 3, [[0], [0, 1], [1]]],
    ['UNSUPPORTED', 2, 1, [[]]],
  ] as const)('go by the mapper: %s from %i to %i', (mapper, old, now, expected) => {
    expect(mappingOf(mapper, old, now)).toEqual(expected);
  });

  it('are an identity where none is read by another, and none is left', () => {
    expect(isIdentity([[0], [1]], 2)).toBe(true);
    expect(isIdentity([[0], [1], []], 2)).toBe(true);
    expect(isIdentity([[0], [1]], 3)).toBe(false);
    expect(isIdentity([[0], [0]], 2)).toBe(false);
    expect(isIdentity([[0, 1], []], 2)).toBe(false);
  });
});
