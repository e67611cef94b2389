import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, output } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesRescaling } from './refuses-rescaling.ts';

const FLINK_1_11 = profile('flink-1.11');
const EMPTY = [channel(0, [0, 0], 0)];
const RESCALED = channelCase({
  producer: { now: 1 },
  consumer: { now: 2, old: input([channel(0)]) },
});
const WITHOUT = channelCase({ producer: { now: 2, old: output(EMPTY) }, consumer: { now: 1 } });
const UNSCALED = channelCase({
  producer: { now: 1 },
  consumer: { now: 1, old: input([channel(0)]) },
});

describe('channel/refuses-rescaling', () => {
  it.each([
    [RESCALED, 'refuses'],
    [WITHOUT, 'withoutBuffers'],
    [UNSCALED, 'unscaled'],
    [channelCase({ producer: { now: 1 }, consumer: { now: 2, old: [{}] } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesRescaling.side(subject, FLINK_1_11)).toBe(side);
  });

  it.each([
    [RESCALED, refusedWith('CHANNEL_STATE_NOT_RESCALABLE'), 'held'],
    [RESCALED, given([{}], [{}, {}]), 'broken'],
    [RESCALED, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW'), 'notReached'],
    [WITHOUT, given([{}, {}], [{}]), 'held'],
    [WITHOUT, refusedWith('CHANNEL_STATE_NOT_RESCALABLE'), 'broken'],
    [UNSCALED, refusedWith('CHANNEL_STATE_NOT_RESCALABLE'), 'broken'],
    [UNSCALED, refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesRescaling, subject, answer, FLINK_1_11)).toBe(verdict);
  });
});
