import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import {
  again,
  checkpoint,
  lived,
  livingOn,
  restoredInStore,
  taken,
  took,
} from '../testing/history-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { subsumedFilesGo } from './subsumed-files-go.ts';

const GONE = livingOn('LEGACY', [checkpoint('a', 'shared', 's1', 's2'), checkpoint('b', 's2')]);
const STORED = livingOn('LEGACY', [checkpoint('a', 's1')], { maxRetained: 2 });
const now = (checkpointId: bigint, ...deletedFiles: string[]) =>
  took(checkpointId, [taken(checkpointId)], { deletedFiles });

describe('lifecycle/subsumed-files-go', () => {
  it.each([
    [GONE, 'subsumed'],
    [STORED, 'allStored'],
    [livingOn('LEGACY', [again()]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(subsumedFilesGo.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [GONE, lived('LEGACY', now(8n), now(9n, 'a', 's1')), 'held'],
    [GONE, lived('LEGACY', now(8n), now(9n, 's1')), 'broken'],
    [GONE, lived('LEGACY', now(8n), now(9n, 'a')), 'broken'],
    [STORED, lived('LEGACY', took(8n, [restoredInStore('LEGACY'), taken(8n)])), 'held'],
    [STORED, lived('LEGACY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(subsumedFilesGo, subject, answer)).toBe(verdict);
  });
});
