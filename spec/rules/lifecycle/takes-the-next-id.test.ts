import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import {
  cameBack,
  checkpoint,
  FAILOVER,
  lived,
  livingOn,
  savepoint,
  took,
} from '../testing/history-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { takesTheNextId } from './takes-the-next-id.ts';

const CHECKPOINTS = livingOn('CLAIM', [checkpoint('a'), checkpoint('b')]);
const FAILED = livingOn('CLAIM', [checkpoint('a'), FAILOVER]);

describe('lifecycle/takes-the-next-id', () => {
  it.each([
    [CHECKPOINTS, 'checkpoints'],
    [livingOn('CLAIM', [checkpoint('a'), savepoint('b')]), 'savepoints'],
    [FAILED, 'failovers'],
    [livingOn('CLAIM', []), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(takesTheNextId.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [CHECKPOINTS, lived('CLAIM', took(8n, []), took(9n, [])), 'held'],
    [CHECKPOINTS, lived('CLAIM', took(8n, []), took(10n, [])), 'broken'],
    [CHECKPOINTS, lived('CLAIM', took(8n, [], { nextCheckpointId: 8n })), 'broken'],
    [FAILED, lived('CLAIM', took(8n, []), cameBack({ nextCheckpointId: 9n })), 'held'],
    [FAILED, lived('CLAIM', took(8n, []), cameBack({ nextCheckpointId: 8n })), 'broken'],
    [FAILED, lived('CLAIM'), 'notReached'],
    [FAILED, refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(takesTheNextId, subject, answer)).toBe(verdict);
  });
});
