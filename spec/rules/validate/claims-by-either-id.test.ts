import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  pair,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { claimsByEitherId } from './claims-by-either-id.ts';

const FILLED = { subtasks: subtasks({ managedKeyedState: [keyGroups(0, 1)] }) };

/** A job with operator 1 and with operator 2 that has 3 for a uid hash. */
function caseOf(...numbers: number[]) {
  const vertices = [vertex(1, { operators: [pair(id(1)), pair(id(2), id(3))] })];
  return restoreCase(snapshot(numbers.map((number) => operator(number, FILLED))), { vertices });
}

const keeping = (...numbers: number[]) =>
  restoredWith({ store: [storedAs(7n, { operatorIds: numbers.map(id) })] });

describe('validate/claims-by-either-id', () => {
  it.each([
    [caseOf(1), 'generated'],
    [caseOf(1, 2), 'generatedBesideUserDefined'],
    [caseOf(1, 3), 'userDefined'],
    [caseOf(9), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(claimsByEitherId.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(1, 3), keeping(1, 3), 'held'],
    [caseOf(1, 3), keeping(1), 'broken'],
    [caseOf(2, 3), keeping(3), 'broken'],
    [caseOf(1, 3), refusedWith('NON_RESTORED_STATE'), 'broken'],
    [caseOf(1, 3, 9), refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [caseOf(1, 3), refusedWith('POINTER_EMPTY'), 'notReached'],
    [caseOf(1, 3), refusedWith('MASTER_STATE_UNMATCHED', { store: [storedAs(7n)] }), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(claimsByEitherId, subject, answer)).toBe(verdict);
  });
});
