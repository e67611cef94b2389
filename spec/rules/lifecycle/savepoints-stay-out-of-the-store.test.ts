import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
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
import { savepointsStayOutOfTheStore } from './savepoints-stay-out-of-the-store.ts';

const SAVEPOINT = livingOn('LEGACY', [savepoint('a')]);
const CHECKPOINT = livingOn('LEGACY', [checkpoint('a')]);
const before = restoredInStore('LEGACY');

describe('lifecycle/savepoints-stay-out-of-the-store', () => {
  it.each([
    [SAVEPOINT, 'savepoint'],
    [CHECKPOINT, 'checkpoint'],
    [livingOn('LEGACY', []), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(savepointsStayOutOfTheStore.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SAVEPOINT, lived('LEGACY', took(8n, [before])), 'flink-2.3', 'held'],
    [SAVEPOINT, lived('LEGACY', took(8n, [taken(8n)])), 'flink-2.3', 'broken'],
    [SAVEPOINT, lived('LEGACY', took(8n, [taken(8n)])), 'flink-1.14', 'held'],
    [SAVEPOINT, lived('LEGACY', took(8n, [before])), 'flink-1.14', 'broken'],
    [CHECKPOINT, lived('LEGACY', took(8n, [taken(8n)])), 'flink-2.3', 'held'],
    [CHECKPOINT, lived('LEGACY', took(8n, [before])), 'flink-2.3', 'broken'],
    [CHECKPOINT, lived('LEGACY'), 'flink-2.3', 'notReached'],
  ] as const)('judges case %#: %o as %s %s', (subject, answer, release, verdict) => {
    expect(verdictOf(savepointsStayOutOfTheStore, subject, answer, profile(release))).toBe(verdict);
  });
});
