import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, vertex } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { vertexParallelismIsWithinMax } from './vertex-parallelism-is-within-max.ts';

const caseOf = (parallelism: number, maxParallelism: number | null) =>
  restoreCase(null, { vertices: [vertex(1), vertex(2, { parallelism, maxParallelism })] });

describe('validate/vertex-parallelism-is-within-max', () => {
  it.each([
    [9, 8, 'refuses'],
    [8, 8, 'equal'],
    [7, 8, 'below'],
    [1_000, null, 'below'],
    [32_769, null, 'refuses'],
  ])('has a parallelism of %i and a max parallelism of %s on its side %s', (p, max, side) => {
    expect(vertexParallelismIsWithinMax.side(caseOf(p, max), FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(9, 8), refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'held'],
    [caseOf(9, 8), restoredWith(), 'broken'],
    [caseOf(9, 8), refusedWith('POINTER_EMPTY'), 'broken'],
    [caseOf(8, 8), refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'broken'],
    [caseOf(8, 8), refusedWith('POINTER_EMPTY'), 'held'],
    [caseOf(7, 8), restoredWith(), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(vertexParallelismIsWithinMax, subject, answer)).toBe(verdict);
  });
});
