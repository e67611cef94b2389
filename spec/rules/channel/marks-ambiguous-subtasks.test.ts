import { describe, expect, it } from 'vitest';
import type { SubtaskStateMapper } from '../../model/job.ts';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { channel, channelCase, edge, given, input, told } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { marksAmbiguousSubtasks } from './marks-ambiguous-subtasks.ts';

const caseOf = (mapper: SubtaskStateMapper, now = 2) =>
  channelCase({
    producer: { now: 1 },
    consumer: { now, old: input([channel(0)], [channel(1)], [channel(2)]) },
    edges: [edge('ARBITRARY', mapper)],
  });
const tell = (...ambiguous: number[]) =>
  given([{}], [{ inputRescaling: told([0], [[0]], ambiguous) }, {}]);

describe('channel/marks-ambiguous-subtasks', () => {
  it.each([
    [caseOf('RANGE'), 'ambiguous'],
    [caseOf('FULL'), 'ambiguous'],
    [caseOf('FIRST'), 'unique'],
    [caseOf('FULL', 3), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(marksAmbiguousSubtasks.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf('RANGE'), tell(1), 'held'],
    [caseOf('RANGE'), tell(), 'broken'],
    [caseOf('RANGE'), tell(0, 1, 2), 'broken'],
    [caseOf('FULL'), tell(0, 1, 2), 'held'],
    [caseOf('FIRST'), tell(), 'held'],
    [caseOf('FIRST'), tell(1), 'broken'],
    [caseOf('FIRST'), given([{}], [{}, {}]), 'held'],
    [caseOf('FIRST'), refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(marksAmbiguousSubtasks, subject, answer)).toBe(verdict);
  });
});
