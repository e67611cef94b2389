import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, given, output } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesUnmappedOutput } from './refuses-unmapped-output.ts';

/** Output for one of the consumer's two old subtasks, or for none of them; now there is one. */
const caseOf = (oldConsumer: number, recoversOutputDownstream = true) =>
  channelCase({
    producer: { now: 1, old: output([channel(0, [0, oldConsumer])]) },
    consumer: { now: 1, old: [{}, {}] },
    settings: { recoversOutputDownstream },
  });
const REFUSED = refusedWith('RECOVERED_OUTPUT_UNMAPPED');
const RESTORED = given([{}], [{}]);

describe('channel/refuses-unmapped-output', () => {
  it.each([
    [caseOf(2), 'unmapped'],
    [caseOf(1), 'mapped'],
    [caseOf(2, false), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesUnmappedOutput.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(2), REFUSED, 'held'],
    [caseOf(2), RESTORED, 'broken'],
    [caseOf(1), RESTORED, 'held'],
    [caseOf(1), REFUSED, 'broken'],
    [caseOf(2), refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesUnmappedOutput, subject, answer)).toBe(verdict);
  });
});
