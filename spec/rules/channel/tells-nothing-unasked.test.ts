import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, told } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { tellsNothingUnasked } from './tells-nothing-unasked.ts';

const LEFT = input([channel(0)]);
const KEPT = channelCase({ producer: { now: 1 }, consumer: { now: 1, old: LEFT } });
const RESCALED = channelCase({ producer: { now: 1 }, consumer: { now: 2, old: [{}] } });
const NOTHING = channelCase({ producer: { now: 1 }, consumer: { now: 1 } });
const TOLD = { inputRescaling: told([0], [[0]]) };

describe('channel/tells-nothing-unasked', () => {
  it.each([
    [KEPT, 'keptData'],
    [RESCALED, 'rescaledWithoutData'],
    [NOTHING, 'nothing'],
    [channelCase({ producer: { now: 1 }, consumer: { now: 2, old: LEFT } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(tellsNothingUnasked.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [KEPT, given([{}], LEFT), 'held'],
    [KEPT, given([{}], [TOLD]), 'broken'],
    [KEPT, given([{ outputRescaling: told([0], [[0]]) }], LEFT), 'broken'],
    [RESCALED, given([{}], [{}, {}]), 'held'],
    [RESCALED, given([{}], [{}, TOLD]), 'broken'],
    [NOTHING, given([null], [null]), 'held'],
    [NOTHING, refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(tellsNothingUnasked, subject, answer)).toBe(verdict);
  });
});
