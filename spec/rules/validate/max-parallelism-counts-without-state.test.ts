import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  keyGroups,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { maxParallelismCountsWithoutState } from './max-parallelism-counts-without-state.ts';

const FILLED = subtasks({ managedKeyedState: [keyGroups(0, 1)] });

function caseOf(state: Partial<OperatorState>, allowNonRestoredState = false) {
  const loaded = snapshot([operator(1, { maxParallelism: 64, ...state })]);
  const vertices = [vertex(1, { maxParallelism: 128 })];
  return restoreCase(loaded, { vertices, settings: { allowNonRestoredState } });
}

describe('validate/max-parallelism-counts-without-state', () => {
  it.each([
    [caseOf({}), 'nothingInIt'],
    [caseOf({ subtasks: subtasks({}) }, true), 'nothingInIt'],
    [caseOf({ fullyFinished: true }), 'nothingInIt'],
    [caseOf({ subtasks: FILLED }), 'stateInIt'],
    [caseOf({ subtasks: FILLED }, true), 'nonRestoredAllowed'],
    [caseOf({ maxParallelism: 128 }), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(maxParallelismCountsWithoutState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf({}), refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [caseOf({}), restoredWith(), 'broken'],
    [caseOf({ maxParallelism: 40_000 }), refusedWith('MAX_PARALLELISM_OUT_OF_BOUNDS'), 'held'],
    [caseOf({ subtasks: FILLED }, true), restoredWith(), 'broken'],
    [caseOf({}), refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(maxParallelismCountsWithoutState, subject, answer)).toBe(verdict);
  });
});
