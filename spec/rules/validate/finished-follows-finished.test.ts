import { describe, expect, it } from 'vitest';
import { FLINK_2_3, id, pair, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import {
  edge,
  fromStore,
  fully,
  pairOfVertices,
  partly,
  stored,
  TO_ALL,
} from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { finishedFollowsFinished } from './finished-follows-finished.ts';

const CODE = 'FINISHED_AFTER_UNFINISHED';
const caseOf = (...states: Parameters<typeof snapshot>[0]) =>
  restoreCase(snapshot(states), { vertices: pairOfVertices('POINTWISE') });
const AFTER_RUNNING = caseOf(fully(2));
const AFTER_PARTLY = caseOf(partly(1, true, false), fully(2));
const AFTER_FULLY = caseOf(fully(1), fully(2));
/** A third vertex has operators that finished otherwise than each other. */
const TWO_FAILURES = restoreCase(snapshot([fully(2), fully(3)]), {
  vertices: [
    vertex(1),
    vertex(2, { inputs: [edge('ALL_TO_ALL')] }),
    vertex(3, { operators: [pair(id(3)), pair(id(4))] }),
  ],
});

describe('validate/finished-follows-finished', () => {
  it.each([
    [AFTER_RUNNING, 'refuses'],
    [AFTER_PARTLY, 'refuses'],
    [AFTER_FULLY, 'allows'],
    [caseOf(fully(1)), null],
    [fromStore(TO_ALL, [stored([fully(2)])], { vertices: pairOfVertices('POINTWISE') }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(finishedFollowsFinished.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [AFTER_RUNNING, refusedWith(CODE), 'held'],
    [AFTER_RUNNING, restoredWith(), 'broken'],
    [AFTER_PARTLY, refusedWith(CODE), 'held'],
    [AFTER_PARTLY, refusedWith('PARTLY_FINISHED_AFTER_UNFINISHED'), 'broken'],
    [AFTER_FULLY, restoredWith(), 'held'],
    [AFTER_FULLY, refusedWith(CODE), 'broken'],
    [AFTER_RUNNING, refusedWith('COUNTER_OVERFLOW', {}), 'notReached'],
    [TWO_FAILURES, refusedWith('FINISHED_CHAIN_MIXED'), 'notReached'],
    [TWO_FAILURES, refusedWith(CODE), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(finishedFollowsFinished, subject, answer)).toBe(verdict);
  });
});
