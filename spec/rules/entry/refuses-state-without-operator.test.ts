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
import {
  fromStore,
  fully,
  pairOfVertices,
  START,
  stored,
  TO_ALL,
  TO_SUBTASKS,
} from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { refusesStateWithoutOperator } from './refuses-state-without-operator.ts';

const CODE = 'STATE_WITHOUT_OPERATOR';
const JOB = { vertices: [vertex(1, { operators: [pair(id(1), id(9))] })] };
const FULL = operator(2, { subtasks: subtasks({ managedKeyedState: [keyGroups(0, 127)] }) });
const REFUSES = fromStore(START, [stored([FULL])], JOB);
const EMPTY = fromStore(TO_ALL, [stored([operator(2)])], JOB);
const ALLOWED = fromStore(TO_ALL, [stored([FULL])], {
  ...JOB,
  settings: { allowNonRestoredState: true },
});
const STARTS_ALLOWING = fromStore(START, [stored([FULL])], {
  ...JOB,
  settings: { allowNonRestoredState: true },
});
const UNFIT = fromStore(START, [stored([operator(3), fully(2)])], {
  vertices: pairOfVertices('POINTWISE'),
});

describe('entry/refuses-state-without-operator', () => {
  it.each([
    [REFUSES, 'refuses'],
    [STARTS_ALLOWING, 'refuses'],
    [EMPTY, 'refusesEmpty'],
    [ALLOWED, 'allows'],
    [fromStore(TO_SUBTASKS, [stored([FULL])], JOB), 'allows'],
    [fromStore(START, [stored([operator(1), operator(9)])], JOB), 'matches'],
    [fromStore(START, [], JOB), null],
    [restoreCase(snapshot([FULL]), JOB), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesStateWithoutOperator.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [REFUSES, refusedWith(CODE), 'held'],
    [REFUSES, restoredWith(), 'broken'],
    [STARTS_ALLOWING, restoredWith(), 'broken'],
    [EMPTY, restoredWith(), 'broken'],
    [ALLOWED, restoredWith(), 'held'],
    [ALLOWED, refusedWith(CODE), 'broken'],
    [UNFIT, refusedWith('FINISHED_AFTER_UNFINISHED'), 'notReached'],
    [REFUSES, refusedWith('SHARED_STATE_CLASH'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesStateWithoutOperator, subject, answer)).toBe(verdict);
  });
});
