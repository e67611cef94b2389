import { describe, expect, it } from 'vitest';
import type { Effects } from '../../model/outcome.ts';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import {
  fromStore,
  fully,
  outcomeOf,
  pairOfVertices,
  START,
  stored,
  TO_ALL,
} from '../testing/entry-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { finishedOperatorsAreCheckedLate } from './finished-operators-are-checked-late.ts';

const JOB = { vertices: pairOfVertices('POINTWISE') };
const SAVEPOINT = restoreCase(snapshot([fully(2)]), JOB);
const FROM_STORE = fromStore(START, [stored([fully(2)])], JOB);

const VERTICES = [outcomeOf(1, ['none']), outcomeOf(2, ['none'])];
const late = (changes: Partial<Effects>) =>
  refusedWith('FINISHED_AFTER_UNFINISHED', {
    nextCheckpointId: 8n,
    store: [storedAs(7n)],
    vertices: VERTICES,
    ...changes,
  });
const reset = { operatorId: 'x', checkpointId: 7n, state: null };

describe('validate/finished-operators-are-checked-late', () => {
  it.each([
    [SAVEPOINT, 'fromSavepoint'],
    [FROM_STORE, 'fromStore'],
    [fromStore(TO_ALL, [stored([fully(2)])], JOB), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(finishedOperatorsAreCheckedLate.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SAVEPOINT, late({}), 'held'],
    [SAVEPOINT, late({ store: [] }), 'broken'],
    [SAVEPOINT, late({ nextCheckpointId: 1n }), 'broken'],
    [SAVEPOINT, late({ coordinators: [reset] }), 'broken'],
    [SAVEPOINT, late({ vertices: [outcomeOf(1, ['restored'])] }), 'broken'],
    [SAVEPOINT, late({ vertices: [outcomeOf(1, ['none'], 64)] }), 'broken'],
    [SAVEPOINT, restoredWith(), 'notReached'],
    [SAVEPOINT, refusedWith('FINISHED_AFTER_UNFINISHED'), 'notReached'],
    [FROM_STORE, late({ nextCheckpointId: 1n }), 'held'],
    [FROM_STORE, late({ nextCheckpointId: 8n }), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(finishedOperatorsAreCheckedLate, subject, answer)).toBe(verdict);
  });
});
