import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  lists,
  operator,
  pair,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { takesStateOnce } from './takes-state-once.ts';

const LIST = { managedOperatorState: [lists('list', { x: ['UNION', 0] })] };
const LOADED = snapshot([operator(2, { subtasks: subtasks(LIST) })]);
const CLAIMING = vertex(1, { operators: [pair(id(1), id(2)), pair(id(2))] });
const PLAIN = vertex(1, { operators: [pair(id(1)), pair(id(2))] });
const TWICE = restoreCase(LOADED, { vertices: [CLAIMING] });
const ONCE = restoreCase(LOADED, { vertices: [PLAIN] });

describe('assign/takes-state-once', () => {
  it.each([
    [TWICE, 'claimedTwice'],
    [ONCE, 'claimedOnce'],
    [restoreCase(null, { vertices: [PLAIN] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(takesStateOnce.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [TWICE, restoredWith({ vertices: [outcome(CLAIMING, { [id(1)]: LIST })] }), 'held'],
    [
      TWICE,
      restoredWith({ vertices: [outcome(CLAIMING, { [id(1)]: LIST, [id(2)]: LIST })] }),
      'broken',
    ],
    [ONCE, restoredWith({ vertices: [outcome(PLAIN, { [id(2)]: LIST })] }), 'held'],
    [
      ONCE,
      restoredWith({ vertices: [outcome(PLAIN, { [id(1)]: LIST, [id(2)]: LIST })] }),
      'broken',
    ],
    [TWICE, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(takesStateOnce, subject, answer)).toBe(verdict);
  });
});
