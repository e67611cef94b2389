import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, told } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { ignoresInFlightData } from './ignores-in-flight-data.ts';

const LEFT = input([channel(0)]);
const caseOf = (ignoredInFlightDataOf: bigint | null, old: typeof LEFT | undefined = LEFT) =>
  channelCase({
    producer: { now: 1 },
    consumer: { now: 1, old },
    settings: { ignoredInFlightDataOf },
  });
const OF_RESTORED = caseOf(7n);
const OF_ANOTHER = caseOf(8n);

describe('channel/ignores-in-flight-data', () => {
  it.each([
    [OF_RESTORED, 'ofRestored'],
    [OF_ANOTHER, 'ofAnother'],
    [caseOf(null), null],
    [caseOf(7n, input([])), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(ignoresInFlightData.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [OF_RESTORED, given([{}], [{}]), 'held'],
    [OF_RESTORED, given([{}], LEFT), 'broken'],
    [OF_RESTORED, given([{}], [{ inputRescaling: told([0], [[0]]) }]), 'broken'],
    [OF_RESTORED, given([{}], [{ upstreamOutputBuffers: [channel(0)] }]), 'broken'],
    [OF_RESTORED, refusedWith('CHANNEL_STATE_NOT_RESCALABLE'), 'broken'],
    [OF_RESTORED, refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [OF_ANOTHER, given([{}], LEFT), 'held'],
    [OF_ANOTHER, given([{}], [{}]), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(ignoresInFlightData, subject, answer)).toBe(verdict);
  });
});
