import { describe, expect, it } from 'vitest';
import type { SubtaskStateMapper } from '../../model/job.ts';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, edge, given, input, output } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { movesByMapper } from './moves-by-mapper.ts';

const [A, B, C] = [channel(0), channel(1), channel(2)];
const consumed = (mapper: SubtaskStateMapper) =>
  channelCase({
    producer: { now: 1 },
    consumer: { now: 2, old: input([A], [B], [C]) },
    edges: [edge('ARBITRARY', mapper)],
  });
const PRODUCED = channelCase({
  producer: { now: 2, old: output([A], [B], [C]) },
  consumer: { now: 1 },
});

describe('channel/moves-by-mapper', () => {
  it.each([
    [consumed('ROUND_ROBIN'), 'inTurn'],
    [consumed('FIRST'), 'toFirst'],
    [consumed('FULL'), 'toAll'],
    [consumed('RANGE'), 'byRange'],
    [PRODUCED, 'inTurn'],
    [channelCase({ producer: { now: 1 }, consumer: { now: 2, old: input([A], [B]) } }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(movesByMapper.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [consumed('ROUND_ROBIN'), input([A, C], [B])],
    [consumed('FIRST'), input([A, B, C], [])],
    [consumed('FULL'), input([A, B, C], [A, B, C])],
    [consumed('RANGE'), input([A, B], [B, C])],
  ] as const)('knows whose data goes where: %#', (subject, bySubtask) => {
    expect(verdictOf(movesByMapper, subject, given([{}], bySubtask))).toBe('held');
    const swapped = given([{}], input([C], [A]));
    expect(verdictOf(movesByMapper, subject, swapped)).toBe('broken');
  });

  it('judges output, too', () => {
    expect(verdictOf(movesByMapper, PRODUCED, given(output([A, C], [B]), [{}]))).toBe('held');
    expect(verdictOf(movesByMapper, PRODUCED, given(output([A, B, C], []), [{}]))).toBe('broken');
    const refused = refusedWith('CHANNEL_STATE_NOT_RESCALABLE');
    expect(verdictOf(movesByMapper, PRODUCED, refused)).toBe('notReached');
  });

  it('lets each gate go by its own mapper, and drops what belongs to none', () => {
    const [first, second, stray] = [channel(0, [0, 0]), channel(1, [1, 0]), channel(1, [2, 0])];
    const subject = channelCase({
      producer: { now: 1 },
      consumer: { now: 1, old: input([first], [second, stray]) },
      edges: [edge('ARBITRARY', 'FIRST'), edge('ARBITRARY', 'ROUND_ROBIN')],
    });
    expect(verdictOf(movesByMapper, subject, given([{}], input([first, second])))).toBe('held');
    const all = given([{}], input([first, second, stray]));
    expect(verdictOf(movesByMapper, subject, all)).toBe('broken');
  });
});
