import { describe, expect, it } from 'vitest';
import type { ClaimMode } from '../../model/request.ts';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../testing/small-case.ts';
import {
  CHECKPOINT_PROPERTIES,
  refusedWith,
  restoredWith,
  SAVEPOINT_PROPERTIES,
  storedAs,
  verdictOf,
} from '../testing/judge.ts';
import { retainsAsManyAsItMay } from './retains-as-many-as-it-may.ts';

/** Checkpoint 7 restored with a checkpoint 3 and a savepoint 5 in the store. */
function caseOf(maxRetained: number, claimMode: ClaimMode = 'NO_CLAIM') {
  const store = [
    { checkpointId: 3n, operators: [], masterStates: [], properties: CHECKPOINT_PROPERTIES },
    { checkpointId: 5n, operators: [], masterStates: [], properties: SAVEPOINT_PROPERTIES },
  ];
  return restoreCase(snapshot([]), {
    coordinator: { store, maxRetained },
    settings: { claimMode },
  });
}

const leaving = (...ids: bigint[]) => ({ store: ids.map((id) => storedAs(id)) });

describe('register/retains-as-many-as-it-may', () => {
  it.each([
    [caseOf(3), 'hasRoom'],
    [caseOf(2), 'keepsLastCheckpoint'],
    [caseOf(1), 'keepsLastCheckpoint'],
    [caseOf(2, 'CLAIM'), 'dropsOldest'],
    [restoreCase(snapshot([])), null],
    [restoreCase(null), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(retainsAsManyAsItMay.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf(3), restoredWith(leaving(3n, 5n, 7n)), 'held'],
    [caseOf(3), restoredWith(leaving(5n, 7n)), 'broken'],
    [caseOf(2), restoredWith(leaving(3n, 7n)), 'held'],
    [caseOf(2), restoredWith(leaving(5n, 7n)), 'broken'],
    [caseOf(1), restoredWith(leaving(3n, 7n)), 'held'],
    [caseOf(1), restoredWith(leaving(7n)), 'broken'],
    [caseOf(2, 'CLAIM'), restoredWith(leaving(5n, 7n)), 'held'],
    [caseOf(2, 'CLAIM'), restoredWith(leaving(3n, 7n)), 'broken'],
    [caseOf(2), refusedWith('COUNTER_OVERFLOW', leaving(3n, 5n, 7n)), 'broken'],
    [caseOf(2), refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(retainsAsManyAsItMay, subject, answer)).toBe(verdict);
  });

  it('lets the oldest go in any case before Flink 1.12.2', () => {
    const old = profile('flink-1.11');
    const verdict = (...ids: bigint[]) =>
      verdictOf(retainsAsManyAsItMay, caseOf(2), restoredWith(leaving(...ids)), old);
    expect(verdict(5n, 7n)).toBe('held');
    expect(verdict(3n, 7n)).toBe('broken');
  });
});
