import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import {
  CHECKPOINT_PROPERTIES,
  refusedWith,
  restoredWith,
  storedAs,
  verdictOf,
} from '../testing/judge.ts';
import { addsTheSnapshotLast } from './adds-the-snapshot-last.ts';

/** Checkpoint 7 restored with some in the store. */
function caseOf(...ids: bigint[]) {
  const store = ids.map((checkpointId) => {
    return { checkpointId, operators: [], masterStates: [], properties: CHECKPOINT_PROPERTIES };
  });
  return restoreCase(snapshot([]), { coordinator: { store, maxRetained: 5 } });
}

const store = (...ids: bigint[]) => ids.map((checkpointId) => storedAs(checkpointId));

describe('register/adds-the-snapshot-last', () => {
  it.each([
    [caseOf(), 'emptyStore'],
    [caseOf(3n, 5n), 'afterOlder'],
    [caseOf(3n, 9n), 'afterNewer'],
    [caseOf(7n, 9n), 'afterItself'],
    [restoreCase(null), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(addsTheSnapshotLast.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [restoredWith({ store: store(9n, 7n) }), 'held'],
    [restoredWith({ store: store(7n, 9n) }), 'broken'],
    [restoredWith({ store: [] }), 'broken'],
    [restoredWith({ checkpointId: 9n, store: store(9n, 7n) }), 'broken'],
    [refusedWith('MASTER_STATE_UNMATCHED', { store: store(9n) }), 'broken'],
    [refusedWith('COUNTER_OVERFLOW', { store: store(9n, 7n) }), 'held'],
    [refusedWith('SHARED_STATE_CLASH', { store: store(9n) }), 'notReached'],
    [refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges %o %s', (answer, verdict) => {
    expect(verdictOf(addsTheSnapshotLast, caseOf(9n), answer)).toBe(verdict);
  });
});
