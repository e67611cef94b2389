import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { fromStore, START, stored, TO_SUBTASKS } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { leavesStoreAndCounterAlone } from './leaves-store-and-counter-alone.ts';

const counter = { kind: 'standalone', value: 5n } as const;
const FILLED = fromStore(TO_SUBTASKS, [stored([])], { coordinator: { counter } });
const EMPTY = fromStore(START, [], { coordinator: { counter } });

describe('entry/leaves-store-and-counter-alone', () => {
  it.each([
    [FILLED, 'restores'],
    [EMPTY, 'findsNothing'],
    [restoreCase(snapshot([])), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(leavesStoreAndCounterAlone.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [FILLED, restoredWith({ nextCheckpointId: 5n, store: [storedAs(7n)] }), 'held'],
    [FILLED, restoredWith({ nextCheckpointId: 8n, store: [storedAs(7n)] }), 'broken'],
    [FILLED, restoredWith({ nextCheckpointId: 5n, store: [storedAs(7n), storedAs(7n)] }), 'broken'],
    [FILLED, refusedWith('STATE_WITHOUT_OPERATOR', { nextCheckpointId: 5n, store: [] }), 'broken'],
    [FILLED, refusedWith('STATE_WITHOUT_OPERATOR'), 'notReached'],
    [EMPTY, restoredWith({ nextCheckpointId: 5n, store: [] }), 'held'],
    [EMPTY, restoredWith({ nextCheckpointId: 1n, store: [] }), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(leavesStoreAndCounterAlone, subject, answer)).toBe(verdict);
  });
});
