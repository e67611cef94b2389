import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../model/snapshot.ts';
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
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { unclaimedStateIsRefused } from './unclaimed-state-is-refused.ts';

const FILLED = { subtasks: subtasks({ managedKeyedState: [keyGroups(0, 1)] }) };

/** Operator 1 has the job, operator 2 has not. */
function caseOf(states: OperatorState[], allowNonRestoredState = false) {
  const vertices = [vertex(1, { operators: [pair(id(1), id(3))] })];
  return restoreCase(snapshot(states), { vertices, settings: { allowNonRestoredState } });
}

const REFUSED = caseOf([operator(1, FILLED), operator(2, FILLED)]);
const SKIPPED = caseOf([operator(2, FILLED)], true);
const EMPTY = caseOf([operator(2, { subtasks: subtasks({}) })]);
const CLAIMED = caseOf([operator(1, FILLED), operator(3, FILLED)]);

describe('validate/unclaimed-state-is-refused', () => {
  it.each([
    [REFUSED, 'refuses'],
    [SKIPPED, 'skips'],
    [EMPTY, 'nothingToSkip'],
    [CLAIMED, 'allClaimed'],
    [caseOf([]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(unclaimedStateIsRefused.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [REFUSED, refusedWith('NON_RESTORED_STATE'), 'held'],
    [REFUSED, restoredWith(), 'broken'],
    [REFUSED, refusedWith('MASTER_STATE_UNMATCHED'), 'broken'],
    [REFUSED, refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [REFUSED, refusedWith('POINTER_EMPTY'), 'notReached'],
    [SKIPPED, restoredWith(), 'held'],
    [SKIPPED, refusedWith('NON_RESTORED_STATE'), 'broken'],
    [EMPTY, refusedWith('NON_RESTORED_STATE'), 'broken'],
    [CLAIMED, refusedWith('NON_RESTORED_STATE'), 'broken'],
    [CLAIMED, refusedWith('COUNTER_OVERFLOW'), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(unclaimedStateIsRefused, subject, answer)).toBe(verdict);
  });
});
