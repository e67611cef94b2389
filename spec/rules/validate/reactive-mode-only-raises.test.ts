import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { reactiveModeOnlyRaises } from './reactive-mode-only-raises.ts';

function caseOf(
  configured: number | null,
  recorded: number,
  scheduler: 'default' | 'reactive' = 'reactive',
) {
  const loaded = snapshot([operator(1, { maxParallelism: recorded })]);
  const vertices = [vertex(1, { maxParallelism: configured })];
  return restoreCase(loaded, { vertices, coordinator: { scheduler } });
}

describe('validate/reactive-mode-only-raises', () => {
  it.each([
    [64, 128, 'raises'],
    [null, 256, 'raises'],
    [64, 2_147_483_647, 'raises'],
    [64, 64, 'same'],
    [64, 8, 'refuses'],
    [null, 64, 'refuses'],
  ])('has a vertex of %s and a state of %i on its side %s', (configured, recorded, side) => {
    expect(reactiveModeOnlyRaises.side(caseOf(configured, recorded), FLINK_2_3)).toBe(side);
  });

  it('applies in reactive mode only', () => {
    expect(reactiveModeOnlyRaises.side(caseOf(64, 8, 'default'), FLINK_2_3)).toBeNull();
  });

  it.each([
    [caseOf(null, 64), refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [caseOf(null, 64), restoredWith(), 'broken'],
    [caseOf(64, 128), restoredWith(), 'held'],
    [caseOf(64, 128), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(64, 128), refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(reactiveModeOnlyRaises, subject, answer)).toBe(verdict);
  });
});
