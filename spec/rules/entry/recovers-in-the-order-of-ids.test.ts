import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../testing/small-case.ts';
import { fromStore, START, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { recoversInTheOrderOfIds } from './recovers-in-the-order-of-ids.ts';

const OLDEST = profile('flink-1.11.0');
const FLINK_1_11 = profile('flink-1.11.6');
const LOST = { unreadable: true } as const;

const checkpoints = (ids: readonly bigint[]) => ids.map((id) => stored([], { checkpointId: id }));

const from = (...ids: readonly bigint[]) =>
  fromStore(TO_ALL, checkpoints(ids), { coordinator: { highlyAvailable: true } });

/** A savepoint with ID 7. */
const into = (...store: readonly ReturnType<typeof stored>[]) => intoStoreOf(9, store);
const intoStoreOf = (maxRetained: number, store: readonly ReturnType<typeof stored>[]) =>
  restoreCase(snapshot([]), { coordinator: { store, highlyAvailable: true, maxRetained } });

const BEHIND = into(...checkpoints([9n]));
const BEHIND_BESIDE_LOST = into(stored([], { ...LOST, checkpointId: 3n }), ...checkpoints([9n]));

describe('entry/recovers-in-the-order-of-ids', () => {
  it.each([
    [from(3n, 9n), FLINK_2_3, 'addedInOrder'],
    [from(9n, 3n), FLINK_2_3, 'addedInAnotherOrder'],
    [BEHIND, FLINK_2_3, 'olderSavepoint'],
    [into(...checkpoints([3n])), FLINK_2_3, 'newerSavepoint'],
    [from(), FLINK_2_3, null],
    [BEHIND_BESIDE_LOST, FLINK_2_3, null],
    [BEHIND_BESIDE_LOST, FLINK_1_11, 'olderSavepoint'],
    [fromStore(START, checkpoints([9n, 3n])), FLINK_2_3, null],
  ] as const)('has case %# on its side', (subject, release, side) => {
    expect(recoversInTheOrderOfIds.side(subject, release)).toBe(side);
  });

  it.each([
    [from(9n, 3n), FLINK_2_3, 9n, 'held'],
    [from(9n, 3n), FLINK_2_3, 3n, 'broken'],
    [BEHIND, FLINK_2_3, 7n, 'held'],
    [BEHIND, FLINK_2_3, 9n, 'broken'],
    [BEHIND, FLINK_1_11, 7n, 'held'],
    [BEHIND, OLDEST, 9n, 'held'],
    [BEHIND, OLDEST, 7n, 'broken'],
    // The one that was there is dropped when the savepoint is added.
    [intoStoreOf(1, checkpoints([9n])), OLDEST, 7n, 'held'],
    [intoStoreOf(1, checkpoints([9n])), OLDEST, 9n, 'broken'],
    [BEHIND_BESIDE_LOST, FLINK_1_11, 9n, 'held'],
    [BEHIND_BESIDE_LOST, FLINK_1_11, 7n, 'broken'],
  ] as const)('judges case %#', (subject, release, checkpointId, verdict) => {
    const answer = restoredWith({ checkpointId });
    expect(verdictOf(recoversInTheOrderOfIds, subject, answer, release)).toBe(verdict);
  });

  it('says nothing where the restore is refused', () => {
    const answer = refusedWith('STATE_WITHOUT_OPERATOR');
    expect(verdictOf(recoversInTheOrderOfIds, from(9n), answer)).toBe('notReached');
  });
});
