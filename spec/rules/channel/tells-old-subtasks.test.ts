import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { channel, channelCase, edge, given, input, told } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { tellsOldSubtasks } from './tells-old-subtasks.ts';

const LEFT = input([channel(0)], [channel(1)], [channel(2)]);
const MERGED = channelCase({ producer: { now: 1 }, consumer: { now: 2, old: LEFT } });
const SPREAD = channelCase({
  producer: { now: 1 },
  consumer: { now: 3, old: input([channel(0)]) },
  edges: [edge('ARBITRARY', 'FULL')],
});
const ONE_TO_ONE = [[0]];
const tell = (...bySubtask: (readonly number[] | null)[]) =>
  given(
    [{}],
    bySubtask.map((old) => (old === null ? {} : { inputRescaling: told(old, ONE_TO_ONE) })),
  );

describe('channel/tells-old-subtasks', () => {
  it.each([
    [MERGED, 'merged'],
    [SPREAD, 'spread'],
    [channelCase({ producer: { now: 1 }, consumer: { now: 3, old: LEFT } }), null],
    [channelCase({ producer: { now: 1 }, consumer: { now: 4, old: LEFT } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(tellsOldSubtasks.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [MERGED, tell([0, 2], [1]), 'held'],
    [MERGED, tell([0], [1]), 'broken'],
    [MERGED, tell([0, 2], null), 'broken'],
    [MERGED, given([{}], [null, null]), 'broken'],
    [SPREAD, tell([0], [0], [0]), 'held'],
    [SPREAD, tell([0], [0], null), 'broken'],
    [MERGED, refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(tellsOldSubtasks, subject, answer)).toBe(verdict);
  });

  it('minds no task that is not restored before 1.14', () => {
    const answer = given([{}], [null, null]);
    expect(verdictOf(tellsOldSubtasks, MERGED, answer, profile('flink-1.13'))).toBe('held');
  });
});
