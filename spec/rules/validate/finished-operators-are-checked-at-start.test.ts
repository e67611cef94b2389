import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
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
import { finishedOperatorsAreCheckedAtStart } from './finished-operators-are-checked-at-start.ts';

const JOB = { vertices: pairOfVertices('POINTWISE') };
const STORE = [stored([fully(2)])];
const SAVEPOINT = restoreCase(snapshot([fully(2)]), JOB);
const FROM_STORE = fromStore(START, STORE, JOB);
const FAILOVER = fromStore(TO_ALL, STORE, JOB);

describe('validate/finished-operators-are-checked-at-start', () => {
  it.each([
    [SAVEPOINT, 'fromSavepoint'],
    [FROM_STORE, 'fromStore'],
    [FAILOVER, 'failover'],
    [fromStore(TO_SUBTASKS, STORE, JOB), 'failover'],
    [fromStore(START, [stored([fully(1)])], JOB), null],
    [fromStore(START, [], JOB), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(finishedOperatorsAreCheckedAtStart.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SAVEPOINT, refusedWith('FINISHED_AFTER_UNFINISHED'), 'held'],
    [SAVEPOINT, restoredWith(), 'broken'],
    [SAVEPOINT, refusedWith('FINISHED_CHAIN_MIXED'), 'broken'],
    [SAVEPOINT, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
    [FROM_STORE, restoredWith(), 'broken'],
    [FROM_STORE, refusedWith('STATE_WITHOUT_OPERATOR'), 'broken'],
    [FAILOVER, restoredWith(), 'held'],
    [FAILOVER, refusedWith('FINISHED_AFTER_UNFINISHED'), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(finishedOperatorsAreCheckedAtStart, subject, answer)).toBe(verdict);
  });
});
