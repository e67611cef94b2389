import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  operator,
  profile,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { maxParallelismIsWithinBounds } from './max-parallelism-is-within-bounds.ts';

const MAX_INT = 2_147_483_647;

function caseOf(configured: number | null, recorded: number) {
  const loaded = snapshot([operator(1, { parallelism: 0, maxParallelism: recorded })]);
  return restoreCase(loaded, { vertices: [vertex(1, { maxParallelism: configured })] });
}

describe('validate/max-parallelism-is-within-bounds', () => {
  it.each([
    [null, 0, 'refuses'],
    [128, 0, 'refuses'],
    [null, 32_769, 'refuses'],
    [null, 1, 'allows'],
    [128, 64, 'allows'],
    [null, 32_768, 'upperBound'],
    [null, MAX_INT, 'largestInt'],
    [128, 128, null],
  ])('has a vertex of %s and a state of %i on its side %s', (configured, recorded, side) => {
    expect(maxParallelismIsWithinBounds.side(caseOf(configured, recorded), FLINK_2_3)).toBe(side);
  });

  it('has nothing on its refusing side where bounds are checked when they are adopted', () => {
    const side = maxParallelismIsWithinBounds.side(caseOf(null, 0), profile('flink-1.11'));
    expect(side).not.toBe('refuses');
  });

  it.each([
    [caseOf(null, 40_000), refusedWith('MAX_PARALLELISM_OUT_OF_BOUNDS'), 'held'],
    [caseOf(null, 40_000), restoredWith(), 'broken'],
    [caseOf(128, 40_000), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(null, 40_000), refusedWith('POINTER_EMPTY'), 'notReached'],
    [caseOf(null, MAX_INT), restoredWith(), 'held'],
    [caseOf(null, MAX_INT), refusedWith('MAX_PARALLELISM_OUT_OF_BOUNDS'), 'broken'],
    [caseOf(null, 32_768), refusedWith('MAX_PARALLELISM_OUT_OF_BOUNDS'), 'broken'],
    [caseOf(null, 1), refusedWith('MAX_PARALLELISM_OUT_OF_BOUNDS'), 'broken'],
    [caseOf(128, 64), refusedWith('MAX_PARALLELISM_MISMATCH'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(maxParallelismIsWithinBounds, subject, answer)).toBe(verdict);
  });
});
