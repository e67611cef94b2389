import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import {
  again,
  cameBack,
  checkpoint,
  FAILOVER,
  full,
  lived,
  livingOn,
  savepoint,
  took,
} from '../testing/history-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { firstCheckpointIsFull } from './first-checkpoint-is-full.ts';

const TWO = [checkpoint('a'), checkpoint('b')];
const UNCLAIMED = livingOn('NO_CLAIM', TWO);
const LATER = livingOn('NO_CLAIM', [savepoint('a'), FAILOVER, checkpoint('b')]);
const CLAIMED = livingOn('LEGACY', TWO);
const AGAIN = livingOn('CLAIM', [checkpoint('a'), again('NO_CLAIM'), checkpoint('b')]);

describe('lifecycle/first-checkpoint-is-full', () => {
  it.each([
    [UNCLAIMED, 'unclaimed'],
    [LATER, 'afterSavepointOrFailover'],
    [CLAIMED, 'claimed'],
    [livingOn('NO_CLAIM', [savepoint('a')]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(firstCheckpointIsFull.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [UNCLAIMED, lived('NO_CLAIM', took(8n, [], { type: full() }), took(9n, [])), 'held'],
    [UNCLAIMED, lived('NO_CLAIM', took(8n, [])), 'broken'],
    [
      UNCLAIMED,
      lived('NO_CLAIM', took(8n, [], { type: full() }), took(9n, [], { type: full() })),
      'broken',
    ],
    [LATER, lived('NO_CLAIM', took(8n, []), cameBack({}), took(9n, [])), 'broken'],
    [LATER, lived('NO_CLAIM', took(8n, []), cameBack({}), took(9n, [], { type: full() })), 'held'],
    [LATER, lived('NO_CLAIM', took(8n, [])), 'notReached'],
    [CLAIMED, lived('LEGACY', took(8n, [])), 'held'],
    [CLAIMED, lived('LEGACY', took(8n, [], { type: full() })), 'broken'],
    [AGAIN, lived('CLAIM', took(8n, []), cameBack({}), took(9n, [])), 'broken'],
    [AGAIN, lived('CLAIM', took(8n, []), cameBack({}), took(9n, [], { type: full() })), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(firstCheckpointIsFull, subject, answer)).toBe(verdict);
  });
});
