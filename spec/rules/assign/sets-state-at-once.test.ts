import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { setsStateAtOnce } from './sets-state-at-once.ts';

const CODE = 'RESTORED_MAX_PARALLELISM_TOO_LOW';
const [FIRST, SECOND] = [vertex(1, { parallelism: 2 }), vertex(2)];

const stateOf = (number: number, maxParallelism: number) =>
  operator(number, { maxParallelism, subtasks: subtasks({}) });
const caseOf = (...states: readonly ReturnType<typeof operator>[]) =>
  restoreCase(snapshot(states), { vertices: [FIRST, SECOND] });
const BESIDE_OTHERS = caseOf(stateOf(1, 1), stateOf(2, 1));
const ALONE = caseOf(stateOf(1, 1));

const late = (...tasks: Parameters<typeof outcome>[1][]) =>
  refusedWith(CODE, { vertices: [outcome(FIRST, null, null), outcome(SECOND, ...tasks)] });

describe('assign/sets-state-at-once', () => {
  it.each([
    [BESIDE_OTHERS, 'besideOthers'],
    [ALONE, 'alone'],
    [caseOf(stateOf(1, 2)), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(setsStateAtOnce.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [BESIDE_OTHERS, late(null), 'held'],
    [BESIDE_OTHERS, late({}), 'broken'],
    [ALONE, late({}), 'broken'],
    [ALONE, refusedWith(CODE), 'notReached'],
    [ALONE, restoredWith(), 'notReached'],
    [ALONE, refusedWith('COUNTER_OVERFLOW', {}), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(setsStateAtOnce, subject, answer)).toBe(verdict);
  });
});
