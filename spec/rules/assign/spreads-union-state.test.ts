import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { spreadsUnionState } from './spreads-union-state.ts';

const A = lists('a', { u: ['UNION', 0, 4] });
const B = lists('b', { u: ['UNION', 0] });
const SAME = listCase(2, [A], [B]);
const RESCALED = listCase(1, [A], [B]);

describe('assign/spreads-union-state', () => {
  it.each([
    [SAME, 'sameParallelism'],
    [RESCALED, 'rescaled'],
    [listCase(2, [lists('a', { x: ['BROADCAST', 0] })], []), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(spreadsUnionState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SAME, listsSeen([A, B], [B, A]), 'held'],
    [SAME, listsSeen([A], [B]), 'broken'],
    [SAME, listsSeen([A, B], [A, B, B]), 'broken'],
    [RESCALED, listsSeen([A, B]), 'held'],
    [RESCALED, listsSeen([A]), 'broken'],
    [RESCALED, listsSeen([A, lists('b', { u: ['SPLIT_DISTRIBUTE', 0] })]), 'broken'],
    [RESCALED, listsSeen([lists('a', { u: ['UNION', 0] }), B]), 'broken'],
    [RESCALED, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(spreadsUnionState, subject, answer)).toBe(verdict);
  });
});
