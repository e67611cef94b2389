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
import { firstFailureWins } from './first-failure-wins.ts';

const UNCLAIMED = operator(9, { subtasks: subtasks({ rawKeyedState: [keyGroups(0, 0)] }) });
const MISMATCH = operator(1, { maxParallelism: 64 });
const OUT_OF_BOUNDS = operator(2, { maxParallelism: 40_000 });

const caseOf = (...states: OperatorState[]) => {
  const operators = [pair(id(1)), pair(id(2)), pair(id(3))];
  return restoreCase(snapshot(states), {
    vertices: [vertex(1, { maxParallelism: 128, operators })],
  });
};

describe('validate/first-failure-wins', () => {
  it.each([
    [caseOf(operator(3), UNCLAIMED, MISMATCH), 'unclaimedFirst'],
    [caseOf(MISMATCH, UNCLAIMED), 'mismatchFirst'],
    [caseOf(OUT_OF_BOUNDS, MISMATCH, UNCLAIMED), 'outOfBoundsFirst'],
    [caseOf(MISMATCH, MISMATCH), null],
    [caseOf(MISMATCH), null],
    [caseOf(), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(firstFailureWins.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(UNCLAIMED, MISMATCH), refusedWith('NON_RESTORED_STATE'), 'held'],
    [caseOf(UNCLAIMED, MISMATCH), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(MISMATCH, UNCLAIMED), refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [caseOf(MISMATCH, UNCLAIMED), restoredWith(), 'broken'],
    [caseOf(OUT_OF_BOUNDS, MISMATCH), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(MISMATCH, UNCLAIMED), refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(firstFailureWins, subject, answer)).toBe(verdict);
  });
});
