import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, merged } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesCorruptMergedHandles } from './refuses-corrupt-merged-handles.ts';

const WHOLE = merged(0, 1);
const CUT = { ...WHOLE, serializedChannelOffsets: WHOLE.serializedChannelOffsets.subarray(0, 9) };
const caseOf = (handle: typeof WHOLE | ReturnType<typeof channel>, ignored: bigint | null = null) =>
  channelCase({
    producer: { now: 1 },
    consumer: { now: 1, old: input([handle]) },
    settings: { ignoredInFlightDataOf: ignored },
  });
const RESTORED = given([{}], [{}]);

describe('channel/refuses-corrupt-merged-handles', () => {
  it.each([
    [caseOf(CUT), 'refuses'],
    [caseOf(WHOLE), 'opens'],
    [caseOf(channel(0)), null],
    [caseOf(CUT, 7n), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesCorruptMergedHandles.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(CUT), refusedWith('MERGED_CHANNELS_CORRUPTED'), 'held'],
    [caseOf(CUT), refusedWith('MERGED_CHANNEL_COUNT_NEGATIVE'), 'held'],
    [caseOf(CUT), RESTORED, 'broken'],
    [caseOf(CUT), refusedWith('CHANNEL_STATE_CHAINED'), 'broken'],
    [caseOf(CUT), refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [caseOf(WHOLE), RESTORED, 'held'],
    [caseOf(WHOLE), refusedWith('MERGED_CHANNELS_CORRUPTED'), 'broken'],
    [caseOf(WHOLE), refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesCorruptMergedHandles, subject, answer)).toBe(verdict);
  });
});
