import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import {
  again,
  cameBack,
  checkpoint,
  lived,
  livingOn,
  savepoint,
  took,
  vertexWith,
} from '../testing/history-case.ts';
import { verdictOf } from '../testing/judge.ts';
import { restoresAgainWhatWasTaken } from './restores-again-what-was-taken.ts';

const CHECKPOINT = livingOn('CLAIM', [checkpoint('a'), again()]);
const SAVEPOINT = livingOn('CLAIM', [checkpoint('a'), savepoint('b'), again()]);
const SAME = livingOn('CLAIM', [again()]);
const back = (checkpointId: bigint, nextCheckpointId: bigint, own?: string) =>
  cameBack({
    checkpointId,
    nextCheckpointId,
    vertices: own === undefined ? [] : vertexWith(own, CHECKPOINT.request),
  });

describe('lifecycle/restores-again-what-was-taken', () => {
  it.each([
    [CHECKPOINT, 'fromCheckpoint'],
    [SAVEPOINT, 'fromSavepoint'],
    [SAME, 'fromTheSame'],
    [livingOn('CLAIM', [checkpoint('a')]), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(restoresAgainWhatWasTaken.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [CHECKPOINT, lived('CLAIM', took(8n, []), back(8n, 9n, 'a')), 'held'],
    [CHECKPOINT, lived('CLAIM', took(8n, []), back(8n, 9n, 'own')), 'broken'],
    [CHECKPOINT, lived('CLAIM', took(8n, []), back(7n, 8n)), 'broken'],
    [CHECKPOINT, lived('CLAIM', took(8n, []), back(8n, 10n)), 'broken'],
    [CHECKPOINT, lived('CLAIM', took(8n, [])), 'notReached'],
    [SAVEPOINT, lived('CLAIM', took(8n, []), took(9n, []), back(9n, 10n, 'b')), 'held'],
    [SAVEPOINT, lived('CLAIM', took(8n, []), took(9n, []), back(8n, 9n, 'a')), 'broken'],
    [SAME, lived('CLAIM', back(7n, 8n, 'own')), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(restoresAgainWhatWasTaken, subject, answer)).toBe(verdict);
  });
});
