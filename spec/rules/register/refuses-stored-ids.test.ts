import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../testing/small-case.ts';
import { fromStore, START, stored } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { refusesStoredIds } from './refuses-stored-ids.ts';

const FLINK_1_11 = profile('flink-1.11');
const CODE = 'CHECKPOINT_ALREADY_STORED';

const into = (...ids: readonly bigint[]) => intoStore(ids.map((id) => ({ checkpointId: id })));

function intoStore(store: readonly Partial<ReturnType<typeof stored>>[]) {
  return restoreCase(snapshot([]), {
    coordinator: {
      store: store.map((one) => stored([], one)),
      highlyAvailable: true,
      maxRetained: 9,
    },
  });
}

const LOST = { checkpointId: 7n, unreadable: true } as const;

describe('register/refuses-stored-ids', () => {
  it.each([
    [into(7n), FLINK_2_3, 'stored'],
    [into(5n, 9n), FLINK_2_3, 'new'],
    [into(), FLINK_2_3, 'new'],
    [intoStore([LOST, { checkpointId: 9n }]), FLINK_1_11, 'stored'],
    [intoStore([LOST, { checkpointId: 9n }]), FLINK_2_3, null],
    [restoreCase(snapshot([]), { coordinator: { store: [stored([])] } }), FLINK_2_3, null],
    [fromStore(START, [stored([])], { coordinator: { highlyAvailable: true } }), FLINK_2_3, null],
  ] as const)('has case %# on its side', (subject, release, side) => {
    expect(refusesStoredIds.side(subject, release)).toBe(side);
  });

  it.each([
    [into(7n), refusedWith(CODE), 'held'],
    [into(7n), refusedWith(CODE, { nextCheckpointId: 1n, store: [storedAs(7n)] }), 'held'],
    [into(7n), refusedWith(CODE, { nextCheckpointId: 8n, store: [storedAs(7n)] }), 'broken'],
    [into(7n), restoredWith({ store: [storedAs(7n), storedAs(7n)] }), 'broken'],
    [into(7n), refusedWith('COUNTER_OVERFLOW', { store: [storedAs(7n)] }), 'broken'],
    [into(7n), refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [into(5n), refusedWith(CODE), 'broken'],
    [into(5n), restoredWith({ store: [storedAs(5n), storedAs(7n)] }), 'held'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesStoredIds, subject, answer)).toBe(verdict);
  });
});
