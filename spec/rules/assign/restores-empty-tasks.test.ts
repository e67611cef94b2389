import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { restoresEmptyTasks } from './restores-empty-tasks.ts';

const JOB = vertex(1, { parallelism: 2 });
const KEYED = { managedKeyedState: [keyGroups(0, 63)] };
const caseOf = (...entries: Parameters<typeof subtasks>) => {
  const state = operator(1, { parallelism: 2, subtasks: subtasks(...entries) });
  return restoreCase(snapshot([state]), { vertices: [JOB] });
};
const STATELESS = caseOf({}, {});
const STATEFUL = caseOf(KEYED, {});

const answer = (...tasks: (object | null)[]) =>
  restoredWith({ vertices: [outcome(JOB, ...(tasks as Parameters<typeof outcome>[1][]))] });
const FIRST = { [id(1)]: KEYED };

describe('assign/restores-empty-tasks', () => {
  it.each([
    [STATELESS, 'stateless'],
    [STATEFUL, 'stateful'],
    [caseOf(), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(restoresEmptyTasks.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [STATELESS, answer({}, {}), 'held', 'broken'],
    [STATELESS, answer(null, null), 'broken', 'held'],
    [STATEFUL, answer(FIRST, {}), 'held', 'broken'],
    [STATEFUL, answer(FIRST, null), 'broken', 'held'],
    [STATEFUL, refusedWith('NON_RESTORED_STATE'), 'notReached', 'notReached'],
  ] as const)('judges case %#: %o %s, before 1.15 %s', (subject, seen, since15, before) => {
    expect(verdictOf(restoresEmptyTasks, subject, seen)).toBe(since15);
    expect(verdictOf(restoresEmptyTasks, subject, seen, profile('flink-1.13'))).toBe(before);
  });
});
