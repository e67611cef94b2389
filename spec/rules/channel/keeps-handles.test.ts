import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, given, input } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { keepsHandles } from './keeps-handles.ts';

const [A, B] = [[channel(0)], [channel(1), channel(1, [7, 7])]] as const;
const LEFT = { now: 2, old: input(A, B) };
const UNSCALED = channelCase({ producer: { now: 2 }, consumer: LEFT });
const BESIDE = channelCase({ producer: { now: 3 }, consumer: LEFT });
const MOVED = channelCase({ producer: { now: 2 }, consumer: { ...LEFT, now: 1 } });

describe('channel/keeps-handles', () => {
  it.each([
    [UNSCALED, 'unscaled'],
    [BESIDE, 'besideRescaled'],
    [MOVED, null],
    [channelCase({ producer: { now: 2 }, consumer: { now: 2 } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(keepsHandles.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [given([{}, {}], input(A, B)), 'held'],
    [given([{}, {}], input(A, B.toReversed())), 'held'],
    [given([{}, {}], input(B, A)), 'broken'],
    [given([{}, {}], input(A, [])), 'broken'],
    [given([{}, {}], input(A, [channel(1)])), 'broken'],
    [refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (answer, verdict) => {
    expect(verdictOf(keepsHandles, UNSCALED, answer)).toBe(verdict);
  });
});
