import { describe, expect, it } from 'vitest';
import type { DistributionPattern } from '../../model/job.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import { FLINK_2_3, operator, restoreCase, snapshot } from '../../testing/small-case.ts';
import { fully, pairOfVertices, partly } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { partlyFinishedFollowsFinished } from './partly-finished-follows-finished.ts';

const CODE = 'PARTLY_FINISHED_AFTER_UNFINISHED';
const PARTLY = partly(2, true, false);
function after(first: OperatorState, ...patterns: readonly DistributionPattern[]) {
  return restoreCase(snapshot([first, PARTLY]), { vertices: pairOfVertices(...patterns) });
}

describe('validate/partly-finished-follows-finished', () => {
  it.each([
    [after(operator(1), 'POINTWISE'), 'refuses'],
    [after(partly(1, true), 'POINTWISE'), 'allowsPointwise'],
    [after(partly(1, true), 'ALL_TO_ALL'), 'refuses'],
    [after(partly(1, true), 'POINTWISE', 'ALL_TO_ALL'), 'refuses'],
    [after(fully(1), 'ALL_TO_ALL'), 'allowsAllToAll'],
    [after(fully(1), 'ALL_TO_ALL', 'POINTWISE'), 'allowsAllToAll'],
    [after(operator(1)), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(partlyFinishedFollowsFinished.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [after(operator(1), 'POINTWISE'), refusedWith(CODE), 'held'],
    [after(operator(1), 'POINTWISE'), restoredWith(), 'broken'],
    [after(partly(1, true), 'POINTWISE'), restoredWith(), 'held'],
    [after(partly(1, true), 'POINTWISE'), refusedWith(CODE), 'broken'],
    [after(partly(1, true), 'ALL_TO_ALL'), restoredWith(), 'broken'],
    [after(fully(1), 'ALL_TO_ALL'), restoredWith(), 'held'],
    [after(fully(1), 'ALL_TO_ALL'), refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(partlyFinishedFollowsFinished, subject, answer)).toBe(verdict);
  });
});
