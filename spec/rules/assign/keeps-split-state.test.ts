import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists, restoreCase } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { keepsSplitState } from './keeps-split-state.ts';

const A = lists('a', { x: ['SPLIT_DISTRIBUTE', 0, 4, 8] });
const B = lists('b', { x: ['SPLIT_DISTRIBUTE', 0], u: ['UNION', 4] });
const U_OF_B = lists('b', { u: ['UNION', 4] });
const NO_ELEMENTS = lists('a', { x: ['SPLIT_DISTRIBUTE'] });
const ALONE = listCase(2, [A], null);
const BESIDE = listCase(2, [A], [B]);

describe('assign/keeps-split-state', () => {
  it.each([
    [ALONE, 'alone'],
    [BESIDE, 'besideOthers'],
    [listCase(3, [A], null), null],
    [listCase(2, [A], [A]), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(keepsSplitState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [ALONE, listsSeen([A], []), 'held'],
    [ALONE, listsSeen([], [A]), 'broken'],
    [ALONE, listsSeen([lists('a', { x: ['SPLIT_DISTRIBUTE', 0, 4] })], []), 'broken'],
    [ALONE, listsSeen([A], [A]), 'broken'],
    [listCase(1, [NO_ELEMENTS]), listsSeen([NO_ELEMENTS]), 'held'],
    [listCase(1, [NO_ELEMENTS]), listsSeen([]), 'broken'],
    [BESIDE, listsSeen([A, U_OF_B], [B]), 'held'],
    [BESIDE, listsSeen([A, B], [B]), 'broken'],
    [BESIDE, listsSeen([A, U_OF_B], [U_OF_B]), 'broken'],
    [ALONE, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsSplitState, subject, answer)).toBe(verdict);
  });
});
