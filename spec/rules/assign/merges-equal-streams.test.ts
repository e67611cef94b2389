import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { mergesEqualStreams } from './merges-equal-streams.ts';

const union = (stream: string, ...offsets: number[]) => lists(stream, { u: ['UNION', ...offsets] });
const split = (stream: string, name: string) => lists(stream, { [name]: ['SPLIT_DISTRIBUTE', 0] });
const EQUAL = listCase(2, [union('a', 0)], [union('a', 4)]);
const EQUAL_SPLIT = listCase(1, [split('a', 'x')], [split('a', 'y')]);
const OWN = listCase(1, [union('a', 0)], [union('b', 4)]);

describe('assign/merges-equal-streams', () => {
  it.each([
    [EQUAL, 'equalStreams'],
    [EQUAL_SPLIT, 'equalStreams'],
    [OWN, 'ownStreams'],
    [listCase(2, [split('a', 'x')], [split('a', 'y')]), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(mergesEqualStreams.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [EQUAL, listsSeen([union('a', 4)], [union('a', 4)]), 'held'],
    [EQUAL, listsSeen([union('a', 0)], [union('a', 4)]), 'broken'],
    [EQUAL, listsSeen([union('a', 0, 4)], [union('a', 0, 4)]), 'broken'],
    [EQUAL, listsSeen([union('a', 0), union('a', 4)], [union('a', 4)]), 'broken'],
    [
      EQUAL_SPLIT,
      listsSeen([lists('a', { x: ['SPLIT_DISTRIBUTE', 0], y: ['SPLIT_DISTRIBUTE', 0] })]),
      'held',
    ],
    [EQUAL_SPLIT, listsSeen([split('a', 'x'), split('a', 'y')]), 'broken'],
    [OWN, listsSeen([union('a', 0), union('b', 4)]), 'held'],
    [OWN, listsSeen([union('a', 0)]), 'broken'],
    [OWN, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(mergesEqualStreams, subject, answer)).toBe(verdict);
  });
});
