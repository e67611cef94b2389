import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { channel, channelCase, given, input, output } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { bringsNeighboursIn } from './brings-neighbours-in.ts';

const DATA = [channel(0)];
const OUTPUT = channelCase({
  producer: { now: 1, old: output(DATA) },
  consumer: { now: 1, old: null },
});
const INPUT = channelCase({
  producer: { now: 1, old: null },
  consumer: { now: 1, old: input(DATA) },
});
const NEITHER = channelCase({
  producer: { now: 1, old: null },
  consumer: { now: 1, old: output(DATA) },
});

describe('channel/brings-neighbours-in', () => {
  it.each([
    [OUTPUT, 'output'],
    [INPUT, 'input'],
    [NEITHER, null],
    [channelCase({ producer: { now: 1 }, consumer: { now: 1, old: null } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(bringsNeighboursIn.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    ['flink-2.3', given([{}], [{}]), 'held'],
    ['flink-2.3', given([{}], [null]), 'broken'],
    ['flink-1.15.2', given([{}], [{}]), 'held'],
    ['flink-1.15.1', given([{}], [{}]), 'broken'],
    ['flink-1.14', given([{}], [null]), 'held'],
    ['flink-2.3', refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges a consumer as %s: %o %s', (as, answer, verdict) => {
    expect(verdictOf(bringsNeighboursIn, OUTPUT, answer, profile(as))).toBe(verdict);
  });

  it.each([
    ['flink-2.3', given([{}], [{}]), 'held'],
    ['flink-2.3', given([null], [{}]), 'broken'],
    ['flink-1.17.1', given([{}], [{}]), 'held'],
    ['flink-1.17.0', given([null], [{}]), 'held'],
    ['flink-1.16.2', given([null], [{}]), 'broken'],
    ['flink-1.16.1', given([{}], [{}]), 'broken'],
  ] as const)('judges a producer as %s: %o %s', (as, answer, verdict) => {
    expect(verdictOf(bringsNeighboursIn, INPUT, answer, profile(as))).toBe(verdict);
  });
});
