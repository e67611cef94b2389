import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot, vertex } from '../../testing/small-case.ts';
import { fromStore, outcomeOf, START, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { restoresTheLatestOfTheStore } from './restores-the-latest-of-the-store.ts';

const JOB = { vertices: [vertex(1)] };
const withIds = (...ids: readonly bigint[]) =>
  fromStore(
    TO_ALL,
    ids.map((checkpointId) => stored([], { checkpointId })),
    JOB,
  );
const EMPTY = withIds();
const NEWER = withIds(9n, 7n);

describe('entry/restores-the-latest-of-the-store', () => {
  it.each([
    [EMPTY, 'empty'],
    [withIds(7n), 'onlyOne'],
    [NEWER, 'afterNewerId'],
    [withIds(3n, 7n), 'afterOlderId'],
    [fromStore(START, [], JOB), 'empty'],
    [restoreCase(snapshot([]), JOB), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(restoresTheLatestOfTheStore.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [EMPTY, restoredWith({ checkpointId: -1n, vertices: [outcomeOf(1, ['none'])] }), 'held'],
    [EMPTY, restoredWith({ checkpointId: -1n, vertices: [outcomeOf(1, ['restored'])] }), 'broken'],
    [EMPTY, restoredWith({ checkpointId: 0n }), 'broken'],
    [EMPTY, refusedWith('NO_COMPLETED_CHECKPOINT'), 'broken'],
    [EMPTY, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [NEWER, restoredWith({ checkpointId: 7n }), 'held'],
    [NEWER, restoredWith({ checkpointId: 9n }), 'broken'],
    [NEWER, refusedWith('MASTER_STATE_UNMATCHED'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(restoresTheLatestOfTheStore, subject, answer)).toBe(verdict);
  });
});
