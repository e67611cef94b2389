import { describe, expect, it } from 'vitest';
import type { StoredOutcome } from '../../model/outcome.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { refusesParallelismAboveRestored } from './refuses-parallelism-above-restored.ts';

const CODE = 'RESTORED_MAX_PARALLELISM_TOO_LOW';
const JOB = vertex(1, { parallelism: 4, operators: [pair(id(1)), pair(id(2))] });

function caseOf(maxParallelism: number, entries: OperatorState['subtasks'] = subtasks({})) {
  const states = [
    operator(1, { maxParallelism, subtasks: entries }),
    operator(2, { maxParallelism: 40_000 }),
  ];
  return restoreCase(snapshot(states), { vertices: [JOB] });
}
const REFUSED = caseOf(3);
const ALLOWED = caseOf(4);

const STORED: StoredOutcome = {
  checkpointId: 7n,
  externalPointer: 'file:/savepoint',
  properties: {
    type: null,
    forced: false,
    unclaimed: false,
    discardSubsumed: false,
    discardFinished: false,
    discardCancelled: false,
    discardFailed: false,
    discardSuspended: false,
  },
  restoredProperties: null,
  operatorIds: [],
  masterStates: [],
};
const late = (changes: Parameters<typeof refusedWith>[1]) =>
  refusedWith(CODE, { store: [STORED], ...changes });
const withMax = (maxParallelism: number) => [{ ...outcome(JOB), maxParallelism }];

describe('assign/refuses-parallelism-above-restored', () => {
  it.each([
    [REFUSED, 'refuses'],
    [ALLOWED, 'allows'],
    [caseOf(3, []), 'allows'],
    [caseOf(3, [{ index: 0, finished: true, state: EMPTY_SUBTASK_STATE }]), null],
    [restoreCase(null, { vertices: [JOB] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesParallelismAboveRestored.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [REFUSED, refusedWith(CODE), 'held'],
    [REFUSED, late({ vertices: withMax(128) }), 'held'],
    [REFUSED, late({ vertices: withMax(40_000) }), 'held'],
    [REFUSED, late({ vertices: withMax(64) }), 'broken'],
    [REFUSED, refusedWith(CODE, { store: [] }), 'broken'],
    [
      REFUSED,
      late({ coordinators: [{ operatorId: id(1), checkpointId: 7n, state: null }] }),
      'broken',
    ],
    [REFUSED, restoredWith(), 'broken'],
    [REFUSED, refusedWith('MASTER_STATE_UNMATCHED'), 'broken'],
    [REFUSED, refusedWith('ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS'), 'broken'],
    [REFUSED, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
    [ALLOWED, restoredWith(), 'held'],
    [ALLOWED, refusedWith(CODE), 'broken'],
    [ALLOWED, refusedWith('RESTORED_MAX_PARALLELISM_CHANGED'), 'broken'],
    [ALLOWED, refusedWith('MASTER_STATE_UNMATCHED'), 'held'],
    [ALLOWED, refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesParallelismAboveRestored, subject, answer)).toBe(verdict);
  });

  it('leaves open before 1.13 whether another operator is refused for its own first', () => {
    const other = refusedWith('ADOPTED_MAX_PARALLELISM_OUT_OF_BOUNDS');
    const as = profile('flink-1.11');
    expect(verdictOf(refusesParallelismAboveRestored, REFUSED, other, as)).toBe('notReached');
  });
});
