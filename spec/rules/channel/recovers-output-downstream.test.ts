import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import type { SubtaskStateMapper } from '../../model/job.ts';
import { channel, channelCase, edge, given, output } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { recoversOutputDownstream } from './recovers-output-downstream.ts';

/** Output for the old consumers 0 and 1. */
const LEFT = [channel(0, [0, 0]), channel(0, [0, 1])] as const;

/** The consumer had two subtasks. */
const caseOf = (now: number, recovers = true, upstream: SubtaskStateMapper = 'ARBITRARY') =>
  channelCase({
    producer: { now: 1, old: output(LEFT) },
    consumer: { now, old: [{}, {}] },
    edges: [edge(upstream, 'ROUND_ROBIN')],
    settings: { recoversOutputDownstream: recovers },
  });

/** What was written for an old consumer, as the new one sees it. */
const recovered = (oldConsumer: number) => ({
  ...LEFT[oldConsumer]!,
  subtaskIndex: oldConsumer,
  info: { first: 0, second: 0 },
});
const downstream = (...bySubtask: (readonly number[])[]) =>
  given(
    [{}],
    bySubtask.map((old) => ({ upstreamOutputBuffers: old.map(recovered) })),
  );

describe('channel/recovers-output-downstream', () => {
  it.each([
    [caseOf(2), 'kept'],
    [caseOf(1), 'rescaled'],
    [caseOf(1, false), 'off'],
    [caseOf(1, true, 'FIRST'), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(recoversOutputDownstream.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(2), downstream([0], [1]), 'held'],
    [caseOf(2), downstream([1], [0]), 'broken'],
    [caseOf(2), given(output(LEFT), [{}, {}]), 'broken'],
    [caseOf(1), downstream([0, 1]), 'held'],
    [caseOf(1), downstream([0]), 'broken'],
    [caseOf(3), downstream([0], [1], []), 'held'],
    [caseOf(1, false), given(output(LEFT), [{}]), 'held'],
    [caseOf(1, false), downstream([0, 1]), 'broken'],
    [caseOf(1), refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(recoversOutputDownstream, subject, answer)).toBe(verdict);
  });
});
