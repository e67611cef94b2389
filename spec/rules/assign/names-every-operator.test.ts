import { describe, expect, it } from 'vitest';
import type { TaskRestore } from '../../model/outcome.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome, task } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { namesEveryOperator } from './names-every-operator.ts';

const JOB = vertex(1, { operators: [pair(id(1)), pair(id(2))] });
const caseOf = (...numbers: readonly number[]) => {
  const states = numbers.map((number) => operator(number, { subtasks: subtasks({}) }));
  return restoreCase(snapshot(states), { vertices: [JOB] });
};
const KNOWN = caseOf(1, 2);
const NEW = caseOf(1);

const whole = task(JOB, {})!;
const answer = (...subtasksSeen: readonly (TaskRestore | null)[]) =>
  restoredWith({ vertices: [{ ...outcome(JOB), subtasks: subtasksSeen }] });

describe('assign/names-every-operator', () => {
  it.each([
    [NEW, 'newOperator'],
    [KNOWN, 'knownOperators'],
    [caseOf(), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(namesEveryOperator.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [NEW, answer(whole), 'held'],
    [NEW, answer({ ...whole, operators: whole.operators.slice(0, 1) }), 'broken'],
    [KNOWN, answer({ ...whole, operators: [...whole.operators, whole.operators[0]!] }), 'broken'],
    [KNOWN, answer({ ...whole, finishedOnRestore: true }), 'broken'],
    [KNOWN, answer(null), 'held'],
    [KNOWN, answer(), 'broken'],
    [KNOWN, answer(whole, whole), 'broken'],
    [KNOWN, restoredWith({ vertices: [] }), 'broken'],
    [KNOWN, refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, seen, verdict) => {
    expect(verdictOf(namesEveryOperator, subject, seen)).toBe(verdict);
  });
});
