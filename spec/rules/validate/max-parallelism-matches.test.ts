import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { maxParallelismMatches } from './max-parallelism-matches.ts';

/** A vertex of some max parallelism, and a state of another. */
function caseOf(
  configured: number | null,
  recorded: number,
  scheduler: 'default' | 'reactive' = 'default',
) {
  const loaded = snapshot([operator(1, { maxParallelism: recorded })]);
  const vertices = [vertex(1, { maxParallelism: configured })];
  return restoreCase(loaded, { vertices, coordinator: { scheduler } });
}

const sideOf = (subject: ReturnType<typeof caseOf>) =>
  maxParallelismMatches.side(subject, FLINK_2_3);

describe('validate/max-parallelism-matches', () => {
  it.each([
    [128, 128, 'same'],
    [null, 128, 'same'],
    [null, 64, 'adjusts'],
    [128, 64, 'refuses'],
    [64, 128, 'refuses'],
    // The largest int stands for 32768, but does not equal it.
    [32_768, 2_147_483_647, 'refuses'],
  ])('has a vertex of %s and a state of %i on its side %s', (configured, recorded, side) => {
    expect(sideOf(caseOf(configured, recorded))).toBe(side);
  });

  it('does not apply without a claimed state, or in reactive mode', () => {
    expect(sideOf(restoreCase(snapshot([operator(2)]), { vertices: [vertex(1)] }))).toBeNull();
    expect(sideOf(restoreCase(null, { vertices: [vertex(1)] }))).toBeNull();
    expect(sideOf(caseOf(128, 64, 'reactive'))).toBeNull();
  });

  it.each([
    [caseOf(128, 64), refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [caseOf(128, 64), restoredWith(), 'broken'],
    [caseOf(128, 64), refusedWith('NON_RESTORED_STATE'), 'broken'],
    [caseOf(128, 64), refusedWith('RESTORED_MAX_PARALLELISM_CHANGED'), 'broken'],
    [caseOf(128, 64), refusedWith('SNAPSHOT_NOT_FOUND'), 'notReached'],
    [caseOf(null, 64), restoredWith(), 'held'],
    [caseOf(null, 64), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(128, 128), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(128, 128), refusedWith('MASTER_STATE_UNMATCHED'), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(maxParallelismMatches, subject, answer)).toBe(verdict);
  });

  it('leaves it to another rule which of two failures comes first', () => {
    const loaded = snapshot([
      operator(1, { maxParallelism: 64 }),
      operator(2, { maxParallelism: 40_000 }),
    ]);
    const vertices = [vertex(1, { maxParallelism: 128, operators: [pair(id(1)), pair(id(2))] })];
    const subject = restoreCase(loaded, { vertices });
    const other = refusedWith('MAX_PARALLELISM_OUT_OF_BOUNDS');
    expect(verdictOf(maxParallelismMatches, subject, other)).toBe('notReached');
  });
});
