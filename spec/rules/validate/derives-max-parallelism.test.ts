import { describe, expect, it } from 'vitest';
import type { Effects } from '../../model/outcome.ts';
import {
  FLINK_2_3,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { derivesMaxParallelism } from './derives-max-parallelism.ts';

/** A vertex that the snapshot has no entries for. */
function caseOf(parallelism: number, configured: number | null) {
  const vertices = [vertex(1, { parallelism, maxParallelism: configured })];
  return restoreCase(snapshot([operator(1, { maxParallelism: 8 })]), { vertices });
}

function withMax(maxParallelism: number): Pick<Effects, 'vertices'> {
  const { id, parallelism } = vertex(1);
  return { vertices: [{ id, parallelism, maxParallelism, subtasks: [null] }] };
}

describe('validate/derives-max-parallelism', () => {
  it.each([
    [85, null, 'derived128'],
    [86, null, 'derivedAbove128'],
    [86, 256, 'configured'],
  ])('has a parallelism of %i and a max parallelism of %s on its side %s', (p, max, side) => {
    expect(derivesMaxParallelism.side(caseOf(p, max), FLINK_2_3)).toBe(side);
  });

  it('does not apply where every vertex finds entries', () => {
    const found = snapshot([operator(1, { subtasks: subtasks({}) })]);
    const subject = restoreCase(found, { vertices: [vertex(1)] });
    expect(derivesMaxParallelism.side(subject, FLINK_2_3)).toBeNull();
  });

  it.each([
    [1, null, 128],
    [85, null, 128],
    [86, null, 256],

    [171, null, 256],
    [172, null, 512],
    [200, null, 512],
    [30_000, null, 32_768],
    [3, 12, 12],
  ])('expects of %i and %s a max parallelism of %i', (parallelism, configured, expected) => {
    const subject = caseOf(parallelism, configured);
    const verdict = (max: number) =>
      verdictOf(derivesMaxParallelism, subject, restoredWith(withMax(max)));
    expect(verdict(expected)).toBe('held');
    expect(verdict(expected + 1)).toBe('broken');
  });

  it.each([
    [refusedWith('MASTER_STATE_UNMATCHED', withMax(64)), 'broken'],
    [restoredWith({ vertices: [] }), 'broken'],
    [refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges %o %s', (answer, verdict) => {
    expect(verdictOf(derivesMaxParallelism, caseOf(1, null), answer)).toBe(verdict);
  });
});
