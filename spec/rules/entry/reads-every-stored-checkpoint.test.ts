import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { fromStore, START, stored } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { readsEveryStoredCheckpoint } from './reads-every-stored-checkpoint.ts';

const FLINK_1_11 = profile('flink-1.11.6');
const CODE = 'STORED_CHECKPOINT_UNREADABLE';

/** From a store in which some checkpoints cannot be read. */
function from(whole: readonly bigint[], lost: readonly bigint[] = []) {
  const store = [
    ...whole.map((id) => stored([], { checkpointId: id })),
    ...lost.map((id) => stored([], { checkpointId: id, unreadable: true })),
  ];
  return fromStore(START, store, { coordinator: { highlyAvailable: true } });
}

const holding = (...ids: readonly bigint[]) =>
  restoredWith({ store: ids.map((id) => storedAs(id)) });

describe('entry/reads-every-stored-checkpoint', () => {
  it.each([
    [from([3n]), FLINK_2_3, 'readsAll'],
    [from([3n], [7n]), FLINK_2_3, 'refuses'],
    [from([3n], [7n]), FLINK_1_11, 'leavesOut'],
    [from([], [7n]), FLINK_1_11, 'refuses'],
    [from([3n], [7n]), profile('flink-1.12.4'), 'leavesOut'],
    [from([3n], [7n]), profile('flink-1.12.5'), 'refuses'],
    [from([3n], [7n]), profile('flink-1.13.0'), 'leavesOut'],
    [from([3n], [7n]), profile('flink-1.13.1'), 'refuses'],
    [from([]), FLINK_2_3, null],
    [fromStore(START, [stored([])]), FLINK_2_3, null],
  ] as const)('has case %# on its side', (subject, release, side) => {
    expect(readsEveryStoredCheckpoint.side(subject, release)).toBe(side);
  });

  it.each([
    [from([3n], [7n]), FLINK_2_3, refusedWith(CODE), 'held'],
    [from([3n], [7n]), FLINK_2_3, holding(3n), 'broken'],
    [from([3n], [7n]), FLINK_1_11, holding(3n), 'held'],
    [from([3n], [7n]), FLINK_1_11, holding(3n, 7n), 'broken'],
    [from([3n], [7n]), FLINK_1_11, refusedWith(CODE), 'broken'],
    [from([7n, 3n]), FLINK_2_3, holding(3n, 7n), 'held'],
    [from([7n, 3n]), FLINK_2_3, refusedWith(CODE), 'broken'],
    [from([7n, 3n]), FLINK_2_3, refusedWith('STATE_WITHOUT_OPERATOR'), 'held'],
  ] as const)('judges case %#', (subject, release, answer, verdict) => {
    expect(verdictOf(readsEveryStoredCheckpoint, subject, answer, release)).toBe(verdict);
  });

  it('knows a side that later releases do not have', () => {
    expect(readsEveryStoredCheckpoint.hasSide!('leavesOut', FLINK_2_3)).toBe(false);
    expect(readsEveryStoredCheckpoint.hasSide!('leavesOut', FLINK_1_11)).toBe(true);
  });
});
