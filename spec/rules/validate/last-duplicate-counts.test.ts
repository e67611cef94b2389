import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  operator,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { lastDuplicateCounts } from './last-duplicate-counts.ts';

const withBytes = (...bytes: number[]): Partial<OperatorState> => ({
  coordinatorState: { kind: 'bytes', handleName: 'c', data: Uint8Array.from(bytes) },
});

/** Two states of operator 1, which has a coordinator. */
function caseOf(earlier: Partial<OperatorState>, later: Partial<OperatorState>) {
  const loaded = snapshot([operator(1, earlier), operator(2), operator(1, later)]);
  const vertices = [vertex(1, { maxParallelism: 128, coordinators: [id(1)] }), vertex(2)];
  return restoreCase(loaded, { vertices });
}

const told = (state: Uint8Array | null) =>
  restoredWith({ coordinators: [{ operatorId: id(1), checkpointId: 7n, state }] });

const FAILS = caseOf({ maxParallelism: 64 }, {});
const LAST = caseOf(withBytes(1), withBytes(2));

describe('validate/last-duplicate-counts', () => {
  it.each([
    [FAILS, 'refuses'],
    [LAST, 'restoresLast'],
    [caseOf(withBytes(1), {}), 'restoresLast'],
    // The last one alone would be refused as well.
    [caseOf({}, { maxParallelism: 64 }), null],
    [caseOf(withBytes(1), withBytes(1)), null],
    [restoreCase(snapshot([operator(1)]), { vertices: [vertex(1)] }), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(lastDuplicateCounts.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [FAILS, refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [FAILS, restoredWith(), 'broken'],
    [FAILS, refusedWith('POINTER_EMPTY'), 'notReached'],
    [LAST, told(Uint8Array.of(2)), 'held'],
    [LAST, told(Uint8Array.of(1)), 'broken'],
    [LAST, told(null), 'broken'],
    [LAST, restoredWith(), 'broken'],
    [caseOf(withBytes(1), {}), told(null), 'held'],
    [LAST, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(lastDuplicateCounts, subject, answer)).toBe(verdict);
  });
});
