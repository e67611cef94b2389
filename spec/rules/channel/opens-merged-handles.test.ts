import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, merged } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { opensMergedHandles } from './opens-merged-handles.ts';

const WHOLE = merged(0, 1);
const caseOf = (handle: typeof WHOLE | ReturnType<typeof channel>) =>
  channelCase({ producer: { now: 1 }, consumer: { now: 1, old: input([handle]) } });

describe('channel/opens-merged-handles', () => {
  it.each([
    [caseOf(WHOLE), 'merged'],
    [caseOf(channel(0)), 'single'],
    [caseOf(merged(0, 0)), null],
    [channelCase({ producer: { now: 1 }, consumer: { now: 1 } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(opensMergedHandles.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [given([{}], input([channel(0)])), 'held'],
    [given([{}], input([WHOLE])), 'broken'],
    [given([{}], [{ upstreamOutputBuffers: [WHOLE] }]), 'broken'],
    [refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (answer, verdict) => {
    expect(verdictOf(opensMergedHandles, caseOf(WHOLE), answer)).toBe(verdict);
  });
});
