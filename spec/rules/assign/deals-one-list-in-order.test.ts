import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { dealsOneListInOrder } from './deals-one-list-in-order.ts';

const a = (...offsets: number[]) => lists('a', { x: ['SPLIT_DISTRIBUTE', ...offsets] });
const b = (...offsets: number[]) => lists('b', { x: ['SPLIT_DISTRIBUTE', ...offsets] });
const REMAINDER = listCase(3, [a(0, 4)], [b(0, 4)]);
const EVEN = listCase(1, [a(0, 4)], [b(0)]);

describe('assign/deals-one-list-in-order', () => {
  it.each([
    [REMAINDER, 'remainder'],
    [EVEN, 'even'],
    [listCase(2, [a(0)], [b(0)]), null],
    [listCase(2, [a(0), lists('c', { y: ['SPLIT_DISTRIBUTE', 0] })]), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(dealsOneListInOrder.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [REMAINDER, listsSeen([a(0, 4)], [b(0)], [b(4)]), 'held'],
    [REMAINDER, listsSeen([a(0)], [a(4)], [b(0, 4)]), 'broken'],
    [REMAINDER, listsSeen([b(0, 4)], [a(0)], [a(4)]), 'broken'],
    [EVEN, listsSeen([a(0, 4), b(0)]), 'held'],
    [EVEN, listsSeen([b(), a(0, 4), b(0)]), 'held'],
    [EVEN, listsSeen([a(0, 4)]), 'broken'],
    [EVEN, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(dealsOneListInOrder, subject, answer)).toBe(verdict);
  });
});
