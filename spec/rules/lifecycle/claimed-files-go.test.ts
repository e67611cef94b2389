import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import {
  checkpoint,
  lived,
  livingOn,
  restoredInStore,
  taken,
  took,
} from '../testing/history-case.ts';
import {
  CHECKPOINT_PROPERTIES,
  restoredWith,
  SAVEPOINT_PROPERTIES,
  storedAs,
  verdictOf,
} from '../testing/judge.ts';
import { claimedFilesGo } from './claimed-files-go.ts';

const properties = SAVEPOINT_PROPERTIES;
const LEAVES = livingOn('CLAIM', [checkpoint('a', 'shared')]);
const HELD_BACK = livingOn('CLAIM', [checkpoint('a', 'shared'), checkpoint('b')], { properties });
const STORED = livingOn('CLAIM', [checkpoint('a')], { maxRetained: 2 });
const before = restoredInStore('CLAIM');
const ALL = ['_metadata', 'own'];
const left = (checkpointId: bigint, ...deletedFiles: string[]) =>
  took(checkpointId, [taken(checkpointId)], { deletedFiles });

describe('lifecycle/claimed-files-go', () => {
  it.each([
    [LEAVES, 'leaves'],
    [HELD_BACK, 'staysWhileShared'],
    [STORED, 'stored'],
    [livingOn('LEGACY', [checkpoint('a')]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(claimedFilesGo.side(subject, FLINK_2_3)).toBe(side);
  });

  it('has a claimed savepoint go at once in Flink 1.15', () => {
    expect(claimedFilesGo.side(HELD_BACK, profile('flink-1.15'))).toBe('leaves');
  });

  it('leaves alone what was skipped', () => {
    const store = [storedAs(7n, { properties: CHECKPOINT_PROPERTIES })];
    const answer = restoredWith({ store, afterwards: [left(8n, '_metadata')] });
    expect(verdictOf(claimedFilesGo, LEAVES, answer)).toBe('held');
  });

  it.each([
    [LEAVES, lived('CLAIM', left(8n, ...ALL)), 'held'],
    [LEAVES, lived('CLAIM', left(8n, 'own')), 'broken'],
    [LEAVES, lived('CLAIM', left(8n, '_metadata')), 'broken'],
    [HELD_BACK, lived('CLAIM', left(8n)), 'held'],
    [HELD_BACK, lived('CLAIM', left(8n, ...ALL)), 'broken'],
    [HELD_BACK, lived('CLAIM'), 'notReached'],
    [HELD_BACK, lived('CLAIM', left(8n), left(9n, 'a', 'shared', ...ALL)), 'held'],
    [HELD_BACK, lived('CLAIM', left(8n), left(9n, 'a', 'shared')), 'broken'],
    [STORED, lived('CLAIM', took(8n, [before, taken(8n)])), 'held'],
    [STORED, lived('CLAIM', took(8n, [before, taken(8n)], { deletedFiles: ['own'] })), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(claimedFilesGo, subject, answer)).toBe(verdict);
  });
});
