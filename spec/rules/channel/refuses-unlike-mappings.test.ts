import { describe, expect, it } from 'vitest';
import type { SubtaskStateMapper } from '../../model/job.ts';
import { profile } from '../../testing/small-case.ts';
import { channel, channelCase, edge, given, input } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesUnlikeMappings } from './refuses-unlike-mappings.ts';

const FLINK_1_12 = profile('flink-1.12');
const caseOf = (...mappers: SubtaskStateMapper[]) =>
  channelCase({
    producer: { now: 1 },
    consumer: { now: 2, old: input([channel(0)], [channel(1)], [channel(2)]) },
    edges: mappers.map((mapper) => edge('ARBITRARY', mapper)),
  });
const REFUSED = refusedWith('CHANNEL_MAPPINGS_INCOMPATIBLE');
const RESTORED = given([{}], [{}, {}]);

describe('channel/refuses-unlike-mappings', () => {
  it.each([
    [caseOf('RANGE', 'FIRST'), 'unlike'],
    [caseOf('ARBITRARY', 'ROUND_ROBIN'), 'alike'],
    [caseOf('RANGE'), null],
    [caseOf('RANGE', 'UNSUPPORTED'), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesUnlikeMappings.side(subject, FLINK_1_12)).toBe(side);
  });

  it.each([
    ['flink-1.12', REFUSED, 'held'],
    ['flink-1.13.1', RESTORED, 'broken'],
    ['flink-1.13.2', RESTORED, 'held'],
    ['flink-1.13.2', REFUSED, 'broken'],
    ['flink-1.12', refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges as %s: %o %s', (as, answer, verdict) => {
    const subject = caseOf('RANGE', 'FIRST');
    expect(verdictOf(refusesUnlikeMappings, subject, answer, profile(as))).toBe(verdict);
  });

  it('allows mappings that come to the same', () => {
    const subject = caseOf('ARBITRARY', 'ROUND_ROBIN');
    expect(verdictOf(refusesUnlikeMappings, subject, RESTORED, FLINK_1_12)).toBe('held');
    expect(verdictOf(refusesUnlikeMappings, subject, REFUSED, FLINK_1_12)).toBe('broken');
  });
});
