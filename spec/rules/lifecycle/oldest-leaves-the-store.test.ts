import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import {
  checkpoint,
  lived,
  livingOn,
  restoredInStore,
  savepoint,
  taken,
  took,
} from '../testing/history-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { oldestLeavesTheStore } from './oldest-leaves-the-store.ts';

const FULL = livingOn('LEGACY', [checkpoint('a')]);
const ROOM = livingOn('LEGACY', [checkpoint('a')], { maxRetained: 2 });
const before = restoredInStore('LEGACY');

describe('lifecycle/oldest-leaves-the-store', () => {
  it.each([
    [FULL, 'subsumes'],
    [ROOM, 'hasRoom'],
    [livingOn('LEGACY', [savepoint('a')]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(oldestLeavesTheStore.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [FULL, lived('LEGACY', took(8n, [taken(8n)])), 'held'],
    [FULL, lived('LEGACY', took(8n, [before, taken(8n)])), 'broken'],
    [ROOM, lived('LEGACY', took(8n, [before, taken(8n)])), 'held'],
    [ROOM, lived('LEGACY', took(8n, [taken(8n)])), 'broken'],
    [ROOM, lived('LEGACY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(oldestLeavesTheStore, subject, answer)).toBe(verdict);
  });
});
