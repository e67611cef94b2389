import { describe, expect, it } from 'vitest';
import type { RestoreCase } from '../../model/case.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { channel, given } from '../testing/channel-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesChainedData } from './refuses-chained-data.ts';

const FLINK_1_12 = profile('flink-1.12');

/** Operator 1 is the tail, operator 2 the head; both had so many buffers of input in one channel. */
function caseOf(tail: number | null, head: number | null): RestoreCase {
  const states = [tail, head].map((buffers, index) => {
    const data = buffers === null ? {} : { inputChannelState: [channel(0, [0, 0], buffers)] };
    return operator(index + 1, { subtasks: subtasks(data) });
  });
  const job = vertex(1, { operators: [pair(id(1)), pair(id(2))] });
  return restoreCase(snapshot(states), { vertices: [job] });
}

const REFUSED = refusedWith('CHANNEL_STATE_CHAINED');

describe('channel/refuses-chained-data', () => {
  it.each([
    [caseOf(1, 1), 'refuses'],
    [caseOf(1, 0), 'refuses'],
    [caseOf(1, null), 'drops'],
    [caseOf(0, 1), 'onlyAtEnds'],
    [caseOf(null, 1), 'onlyAtEnds'],
    [caseOf(null, null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesChainedData.side(subject, FLINK_2_3)).toBe(side);
  });

  it('has no data that is dropped in 1.12, nor handles that count without buffers', () => {
    expect(refusesChainedData.side(caseOf(1, null), FLINK_1_12)).toBe('refuses');
    expect(refusesChainedData.side(caseOf(1, 0), FLINK_1_12)).toBe('refuses');
  });

  it.each([
    [caseOf(1, 1), REFUSED, 'held'],
    [caseOf(1, 1), given([{}], []), 'broken'],
    [caseOf(1, null), given([{}], []), 'held'],
    [caseOf(1, null), REFUSED, 'broken'],
    [caseOf(0, 1), REFUSED, 'broken'],
    [caseOf(1, 1), refusedWith('DUPLICATE_DELEGATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesChainedData, subject, answer)).toBe(verdict);
  });
});
