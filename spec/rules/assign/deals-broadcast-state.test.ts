import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { dealsBroadcastState } from './deals-broadcast-state.ts';

const [A, B, C] = ['a', 'b', 'c'].map((stream) => lists(stream, { b: ['BROADCAST', 0] }));
const MORE = listCase(4, [A!], [], [C!]);
const FEWER = listCase(2, [A!], [B!], [C!]);

describe('assign/deals-broadcast-state', () => {
  it.each([
    [MORE, 'moreSubtasks'],
    [FEWER, 'fewerSubtasks'],
    [listCase(2, [A!], [B!]), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(dealsBroadcastState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [MORE, listsSeen([A!], [C!], [A!], [C!]), 'held'],
    [MORE, listsSeen([A!], [A!], [A!], [A!]), 'broken'],
    [MORE, listsSeen([A!], [C!], [A!], []), 'broken'],
    [FEWER, listsSeen([A!], [B!]), 'held'],
    [FEWER, listsSeen([A!, C!], [B!]), 'broken'],
    [FEWER, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(dealsBroadcastState, subject, answer)).toBe(verdict);
  });
});
