import { describe, expect, it } from 'vitest';
import {
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { refusesAdoptingBeyondBounds } from './refuses-adopting-beyond-bounds.ts';

const CODE = 'ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS';
const FLINK_1_11 = profile('flink-1.11');

function caseOf(maxParallelism: number, entries = subtasks({})) {
  const state = operator(1, { maxParallelism, subtasks: entries });
  return restoreCase(snapshot([state]), { vertices: [vertex(1)] });
}
const REFUSED = caseOf(32_769);
const ALLOWED = caseOf(32_768);

describe('assign/refuses-adopting-beyond-bounds', () => {
  it.each([
    [REFUSED, 'refuses'],
    [ALLOWED, 'allows'],
    [caseOf(2_147_483_647), 'allows'],
    [caseOf(32_769, []), 'allows'],
    [restoreCase(null, { vertices: [vertex(1)] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesAdoptingBeyondBounds.side(subject, FLINK_1_11)).toBe(side);
  });

  it.each([
    [REFUSED, refusedWith(CODE), 'held'],
    [REFUSED, restoredWith(), 'broken'],
    [REFUSED, refusedWith('MASTER_STATE_UNMATCHED'), 'broken'],
    [REFUSED, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW'), 'notReached'],
    [REFUSED, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
    [ALLOWED, restoredWith(), 'held'],
    [ALLOWED, refusedWith(CODE), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesAdoptingBeyondBounds, subject, answer, FLINK_1_11)).toBe(verdict);
  });
});
