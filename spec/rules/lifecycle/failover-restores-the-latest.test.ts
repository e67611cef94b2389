import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import {
  again,
  cameBack,
  checkpoint,
  FAILOVER,
  lived,
  livingOn,
  savepoint,
  took,
} from '../testing/history-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { failoverRestoresTheLatest } from './failover-restores-the-latest.ts';

const CHECKPOINT = livingOn('CLAIM', [checkpoint('a'), FAILOVER]);
const SAVEPOINT = livingOn('CLAIM', [savepoint('a'), FAILOVER]);
const RESTORE = livingOn('CLAIM', [checkpoint('a'), again(), FAILOVER]);
const back = (checkpointId: bigint) => cameBack({ checkpointId });

describe('lifecycle/failover-restores-the-latest', () => {
  it.each([
    [CHECKPOINT, 'afterCheckpoint'],
    [SAVEPOINT, 'afterSavepoint'],
    [RESTORE, 'afterRestore'],
    [livingOn('CLAIM', [FAILOVER]), 'afterRestore'],
    [livingOn('CLAIM', [checkpoint('a')]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(failoverRestoresTheLatest.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [CHECKPOINT, lived('CLAIM', took(8n, []), back(8n)), 'flink-2.3', 'held'],
    [CHECKPOINT, lived('CLAIM', took(8n, []), back(7n)), 'flink-2.3', 'broken'],
    [SAVEPOINT, lived('CLAIM', took(8n, []), back(7n)), 'flink-2.3', 'held'],
    [SAVEPOINT, lived('CLAIM', took(8n, []), back(8n)), 'flink-2.3', 'broken'],
    [SAVEPOINT, lived('CLAIM', took(8n, []), back(8n)), 'flink-1.14', 'held'],
    [RESTORE, lived('CLAIM', took(8n, []), back(8n), back(8n)), 'flink-2.3', 'held'],
    [RESTORE, lived('CLAIM', took(8n, []), back(8n), back(7n)), 'flink-2.3', 'broken'],
    [RESTORE, lived('CLAIM'), 'flink-2.3', 'notReached'],
  ] as const)('judges case %#: %o as %s %s', (subject, answer, release, verdict) => {
    expect(verdictOf(failoverRestoresTheLatest, subject, answer, profile(release))).toBe(verdict);
  });
});
