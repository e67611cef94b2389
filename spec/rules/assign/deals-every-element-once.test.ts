import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { dealsEveryElementOnce } from './deals-every-element-once.ts';

const x = (...offsets: number[]) => lists('a', { x: ['SPLIT_DISTRIBUTE', ...offsets] });
const y = (...offsets: number[]) => lists('b', { y: ['SPLIT_DISTRIBUTE', ...offsets] });
const ONE = listCase(2, [x(0, 4, 8)]);
const SEVERAL = listCase(2, [x(0, 4, 8), y(0)]);

describe('assign/deals-every-element-once', () => {
  it.each([
    [ONE, 'oneName'],
    [SEVERAL, 'severalNames'],
    [listCase(1, [x(0)]), null],
    [listCase(1, [x(0)], [x(0)]), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(dealsEveryElementOnce.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [ONE, listsSeen([x(0, 4)], [x(8)]), 'held'],
    [ONE, listsSeen([x(8)], [x(0, 4)]), 'held'],
    [ONE, listsSeen([x(0)], [x(8)]), 'broken'],
    [ONE, listsSeen([x(0, 4)], [x(4, 8)]), 'broken'],
    [ONE, listsSeen([x(0, 4, 8)], []), 'broken'],
    [SEVERAL, listsSeen([x(0, 4)], [x(8), y(0)]), 'held'],
    [SEVERAL, listsSeen([x(8), y(0)], [x(0, 4)]), 'held'],
    [SEVERAL, listsSeen([x(0, 4), y(0)], [x(8)]), 'broken'],
    [SEVERAL, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(dealsEveryElementOnce, subject, answer)).toBe(verdict);
  });
});
