import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { channel, channelCase, edge, given, input } from '../testing/channel-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { spreadsFullInput } from './spreads-full-input.ts';

const [A, B] = [channel(0), channel(1)];
const caseOf = (producers: number) =>
  channelCase({
    producer: { now: producers },
    consumer: { now: 2, old: input([A], [B]) },
    edges: [edge('ARBITRARY', 'FULL')],
  });
const SPREAD = input([A, B], [A, B]);
const KEPT = input([A], [B]);

describe('channel/spreads-full-input', () => {
  it('has sides by the producer', () => {
    expect(spreadsFullInput.side(caseOf(3), FLINK_2_3)).toBe('rescaledProducer');
    expect(spreadsFullInput.side(caseOf(2), FLINK_2_3)).toBe('unscaled');
    const other = channelCase({ producer: { now: 3 }, consumer: { now: 2, old: KEPT } });
    expect(spreadsFullInput.side(other, FLINK_2_3)).toBeNull();
  });

  it.each([
    ['flink-2.3', SPREAD, 'held'],
    ['flink-2.3', KEPT, 'broken'],
    ['flink-1.19.1', SPREAD, 'held'],
    ['flink-1.19.0', KEPT, 'held'],
    ['flink-1.18', SPREAD, 'broken'],
  ] as const)('judges a rescaled producer as %s: %o %s', (as, seen, verdict) => {
    const answer = given([{}, {}, {}], seen);
    expect(verdictOf(spreadsFullInput, caseOf(3), answer, profile(as))).toBe(verdict);
  });

  it('keeps input beside a producer of the same parallelism', () => {
    expect(verdictOf(spreadsFullInput, caseOf(2), given([{}, {}], KEPT))).toBe('held');
    expect(verdictOf(spreadsFullInput, caseOf(2), given([{}, {}], SPREAD))).toBe('broken');
  });
});
