import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, output, told } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { tellsTheOtherEnd } from './tells-the-other-end.ts';

/** The producer had three subtasks and now has two; the consumer keeps its one. */
const MOVED = channelCase({
  producer: { now: 2, old: output([channel(0)], [], []) },
  consumer: { now: 1, old: input([channel(0)]) },
});
const STAYED = channelCase({
  producer: { now: 1 },
  consumer: { now: 1, old: input([channel(0)]) },
});
const MAPPING = [[0, 2], [1]];
const answer = (mapping: readonly (readonly number[])[] | null) =>
  given([{}, {}], [{ inputRescaling: told([0], mapping) }]);

describe('channel/tells-the-other-end', () => {
  it.each([
    [MOVED, 'otherMoved'],
    [STAYED, 'otherStayed'],
    [channelCase({ producer: { now: 2 }, consumer: { now: 1 } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(tellsTheOtherEnd.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [MOVED, answer(MAPPING), 'held'],
    [MOVED, answer([[0], [1]]), 'broken'],
    [MOVED, answer(null), 'broken'],
    [MOVED, given([{}, {}], [{}]), 'broken'],
    [MOVED, given([{}, {}], [null]), 'held'],
    [STAYED, given([{}], [{}]), 'held'],
    [STAYED, answer([[0]]), 'held'],
    [STAYED, answer([[0, 1]]), 'broken'],
    [MOVED, refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, seen, verdict) => {
    expect(verdictOf(tellsTheOtherEnd, subject, seen)).toBe(verdict);
  });

  it('knows that 1.12 tells nothing of an end that stayed', () => {
    const as = profile('flink-1.12');
    expect(verdictOf(tellsTheOtherEnd, STAYED, answer(null), as)).toBe('held');
    expect(verdictOf(tellsTheOtherEnd, STAYED, answer([[0]]), as)).toBe('broken');
  });
});
