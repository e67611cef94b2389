import { describe, expect, it } from 'vitest';
import type { SubtaskState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { channel } from '../testing/channel-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { givesDataToChainEnds } from './gives-data-to-chain-ends.ts';

const JOB = vertex(1, { operators: [pair(id(1)), pair(id(2))] });
const DATA = [channel(0)];

/** What the tail, operator 1, and the head, operator 2, had. */
const caseOf = (tail: Partial<SubtaskState>, head: Partial<SubtaskState>) =>
  restoreCase(
    snapshot([
      operator(1, { subtasks: subtasks(tail) }),
      operator(2, { subtasks: subtasks(head) }),
    ]),
    { vertices: [JOB] },
  );
const seen = (tail: Partial<SubtaskState>, head: Partial<SubtaskState>) =>
  restoredWith({ vertices: [outcome(JOB, { [id(1)]: tail, [id(2)]: head })] });

const WITHIN = caseOf({ inputChannelState: DATA }, {});
const AT_ENDS = caseOf({ resultSubpartitionState: DATA }, { inputChannelState: DATA });

describe('channel/gives-data-to-chain-ends', () => {
  it('has sides by where the data was', () => {
    expect(givesDataToChainEnds.side(WITHIN, FLINK_2_3)).toBe('within');
    expect(givesDataToChainEnds.side(AT_ENDS, FLINK_2_3)).toBe('atEnds');
    expect(givesDataToChainEnds.side(caseOf({}, {}), FLINK_2_3)).toBeNull();
  });

  it.each([
    [WITHIN, seen({}, {}), 'held'],
    [WITHIN, seen({ inputChannelState: DATA }, {}), 'broken'],
    [WITHIN, seen({}, { resultSubpartitionState: DATA }), 'broken'],
    [AT_ENDS, seen({ resultSubpartitionState: DATA }, { inputChannelState: DATA }), 'held'],
    [AT_ENDS, refusedWith('CHANNEL_STATE_CHAINED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(givesDataToChainEnds, subject, answer)).toBe(verdict);
  });
});
