import { describe, expect, it } from 'vitest';
import { FLINK_2_3, lists, profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { listCase, listsSeen } from '../testing/list-case.ts';
import { completesBroadcastState } from './completes-broadcast-state.ts';

const [A, B, C] = ['a', 'b', 'c'].map((stream) => lists(stream, { b: ['BROADCAST', 0] }));
const PARTLY = listCase(3, [A!], null, [C!]);
const FULLY = listCase(3, [A!], [B!], [C!]);

describe('assign/completes-broadcast-state', () => {
  it.each([
    [PARTLY, 'partlyReported'],
    [FULLY, 'fullyReported'],
    [listCase(2, [A!], [B!], [C!]), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(completesBroadcastState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    // Subtask 2 has its own copy, and number 2 mod 2 besides.
    [PARTLY, listsSeen([A!], [C!], [C!, A!]), 'held', 'broken'],
    [PARTLY, listsSeen([A!], [C!], [C!]), 'broken', 'broken'],
    [PARTLY, listsSeen([A!], [], [C!]), 'broken', 'held'],
    [FULLY, listsSeen([A!], [B!], [C!]), 'held', 'held'],
    [FULLY, listsSeen([A!], [B!], [A!]), 'broken', 'broken'],
    [FULLY, refusedWith('COUNTER_OVERFLOW'), 'notReached', 'notReached'],
  ] as const)('judges case %#: %o %s, before 1.15 %s', (subject, answer, since15, before) => {
    for (const as of [FLINK_2_3, profile('flink-1.15')]) {
      expect(verdictOf(completesBroadcastState, subject, answer, as)).toBe(since15);
    }
    const as = profile('flink-1.13');
    expect(verdictOf(completesBroadcastState, subject, answer, as)).toBe(before);
  });
});
