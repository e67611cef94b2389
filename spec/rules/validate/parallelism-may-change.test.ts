import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { parallelismMayChange } from './parallelism-may-change.ts';

function caseOf(before: number, after: number, maxParallelism = 128) {
  const loaded = snapshot([operator(1, { parallelism: before, maxParallelism })]);
  return restoreCase(loaded, {
    vertices: [vertex(1, { parallelism: after, maxParallelism: 128 })],
  });
}

describe('validate/parallelism-may-change', () => {
  it.each([
    [2, 1, 'lowered'],
    [2, 3, 'raised'],
    [2, 2, 'same'],
  ])('has %i subtasks and then %i on its side %s', (before, after, side) => {
    expect(parallelismMayChange.side(caseOf(before, after), FLINK_2_3)).toBe(side);
  });

  it('does not apply where the max parallelism differs', () => {
    expect(parallelismMayChange.side(caseOf(1, 2, 64), FLINK_2_3)).toBeNull();
  });

  it.each([
    [restoredWith(), 'held'],
    [refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges %o %s', (answer, verdict) => {
    expect(verdictOf(parallelismMayChange, caseOf(1, 2), answer)).toBe(verdict);
  });
});
