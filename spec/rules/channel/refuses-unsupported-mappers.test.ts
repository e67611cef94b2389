import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, edge, given, input } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesUnsupportedMappers } from './refuses-unsupported-mappers.ts';

const FORWARD = edge('UNSUPPORTED', 'UNSUPPORTED');
const caseOf = (consumers: number, edges = [FORWARD]) =>
  channelCase({
    producer: { now: 1 },
    consumer: { now: consumers, old: input([channel(0)]) },
    edges,
  });
const REFUSED = refusedWith('CHANNEL_STATE_NOT_RESCALABLE');

describe('channel/refuses-unsupported-mappers', () => {
  it.each([
    [caseOf(2), 'refuses'],
    [caseOf(1), 'unscaled'],
    [caseOf(2, [edge('ARBITRARY', 'RANGE')]), null],
    [channelCase({ producer: { now: 2 }, consumer: { now: 1 }, edges: [FORWARD] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesUnsupportedMappers.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(2), REFUSED, 'held'],
    [caseOf(2), given([{}], [{}, {}]), 'broken'],
    [caseOf(2), refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
    [caseOf(1), REFUSED, 'broken'],
    [caseOf(1), given([{}], [{}]), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesUnsupportedMappers, subject, answer)).toBe(verdict);
  });
});
