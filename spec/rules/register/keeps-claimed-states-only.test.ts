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
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { keepsClaimedStatesOnly } from './keeps-claimed-states-only.ts';

/** A job with operator 1, and with operator 2 that has 3 for a uid hash. */
function caseOf(...numbers: number[]) {
  const vertices = [vertex(1, { operators: [pair(id(1)), pair(id(2), id(3))] })];
  return restoreCase(snapshot(numbers.map((number) => operator(number))), { vertices });
}

const stored = (...numbers: number[]) => [storedAs(7n, { operatorIds: numbers.map(id) })];

describe('register/keeps-claimed-states-only', () => {
  it.each([
    [caseOf(1, 9), 'someSkipped'],
    [caseOf(1, 2, 3), 'allClaimed'],
    [caseOf(), null],
    [restoreCase(null), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(keepsClaimedStatesOnly.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(1, 9), restoredWith({ store: stored(1) }), 'held'],
    [caseOf(1, 9), restoredWith({ store: stored(1, 9) }), 'broken'],
    [caseOf(1, 9), restoredWith({ store: stored() }), 'broken'],
    [caseOf(3, 1), restoredWith({ store: stored(1, 3) }), 'held'],
    [caseOf(1, 1), restoredWith({ store: stored(1) }), 'held'],
    [caseOf(3, 1), restoredWith({ store: stored(1, 2) }), 'broken'],
    [caseOf(1, 9), refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [caseOf(1, 9), refusedWith('COUNTER_OVERFLOW', { store: stored(9) }), 'broken'],
    [caseOf(1, 9), refusedWith('MASTER_STATE_UNMATCHED', { store: stored(1) }), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsClaimedStatesOnly, subject, answer)).toBe(verdict);
  });
});
