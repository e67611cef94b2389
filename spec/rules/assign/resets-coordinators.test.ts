import { describe, expect, it } from 'vitest';
import type { CoordinatorReset } from '../../model/outcome.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { resetsCoordinators } from './resets-coordinators.ts';

const withBytes = (number: number, byte: number) =>
  operator(number, {
    coordinatorState: { kind: 'bytes', handleName: 'coordinator', data: Uint8Array.of(byte) },
  });

const JOB = vertex(1, {
  operators: [pair(id(1), id(9)), pair(id(2))],
  coordinators: [id(1), id(2)],
});
function caseOf(states: readonly OperatorState[], ignoredInFlightDataOf: bigint | null = null) {
  return restoreCase(snapshot(states), { vertices: [JOB], settings: { ignoredInFlightDataOf } });
}
const WITH = caseOf([withBytes(2, 5)]);
const WITHOUT = caseOf([operator(2)]);
const OTHER = caseOf([withBytes(9, 5)]);
const TWICE = caseOf([withBytes(2, 4), withBytes(2, 5)]);
const IGNORED = caseOf([withBytes(2, 5)], 7n);

const reset = (number: number, byte: number | null): CoordinatorReset => ({
  operatorId: id(number),
  checkpointId: 7n,
  state: byte === null ? null : Uint8Array.of(byte),
});
const seen = (...coordinators: readonly CoordinatorReset[]) => restoredWith({ coordinators });

describe('assign/resets-coordinators', () => {
  it.each([
    [WITH, 'withState'],
    [WITHOUT, 'withoutState'],
    [OTHER, 'underUserDefinedId'],
    [restoreCase(snapshot([]), { vertices: [vertex(1)] }), null],
    [restoreCase(null, { vertices: [JOB] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(resetsCoordinators.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [WITH, seen(reset(1, null), reset(2, 5)), 'held'],
    [WITH, seen(reset(2, 5), reset(1, null)), 'held'],
    [WITH, seen(reset(2, 5)), 'broken'],
    [WITH, seen(reset(1, null), reset(2, null)), 'broken'],
    [WITH, seen(reset(1, null), reset(2, 5), reset(2, 5)), 'broken'],
    [WITHOUT, seen(reset(1, null), reset(2, null)), 'held'],
    [WITHOUT, seen(), 'broken'],
    [OTHER, seen(reset(1, null), reset(2, null)), 'held'],
    [OTHER, seen(reset(1, 5), reset(2, null)), 'broken'],
    [TWICE, seen(reset(1, null), reset(2, 5)), 'held'],
    [TWICE, seen(reset(1, null), reset(2, 4)), 'broken'],
    [IGNORED, seen(reset(1, null), reset(2, null)), 'held'],
    [IGNORED, seen(reset(1, null), reset(2, 5)), 'broken'],
    [WITH, refusedWith('MASTER_STATE_UNMATCHED', {}), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(resetsCoordinators, subject, answer)).toBe(verdict);
  });

  it.each([
    [WITH, seen(reset(2, 5)), 'held'],
    [WITH, seen(reset(1, null), reset(2, 5)), 'broken'],
    [WITHOUT, seen(), 'held'],
    [WITHOUT, seen(reset(1, null), reset(2, null)), 'broken'],
  ] as const)('leaves those without state alone before 1.11.3: %#', (subject, answer, verdict) => {
    expect(verdictOf(resetsCoordinators, subject, answer, profile('flink-1.11.2'))).toBe(verdict);
  });

  it('gives the state before 1.15 whatever in-flight data is to be ignored', () => {
    const answer = seen(reset(1, null), reset(2, 5));
    const as = profile('flink-1.13');
    expect(verdictOf(resetsCoordinators, IGNORED, answer, as)).toBe('held');
  });
});
