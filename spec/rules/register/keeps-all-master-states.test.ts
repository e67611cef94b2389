import { describe, expect, it } from 'vitest';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { keepsAllMasterStates } from './keeps-all-master-states.ts';

const HOOKS = ['a', 'b'];

function caseOf(...names: string[]) {
  const masterStates = names.map((name) => ({ version: 0, name, payload: new Uint8Array() }));
  return restoreCase(snapshot([], { masterStates }), { job: { masterHooks: HOOKS } });
}

const stored = (...masterStates: string[]) => [storedAs(7n, { masterStates })];

describe('register/keeps-all-master-states', () => {
  it.each([
    [caseOf('a', 'c'), 'someUnmatched'],
    [caseOf('b', 'a'), 'allMatched'],
    [caseOf(), 'none'],
    [restoreCase(null), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(keepsAllMasterStates.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [caseOf('c', 'a'), restoredWith({ store: stored('c', 'a') }), 'held'],
    [caseOf('c', 'a'), restoredWith({ store: stored('a', 'c') }), 'broken'],
    [caseOf('c', 'a'), restoredWith({ store: stored('a') }), 'broken'],
    [caseOf('c', 'a'), refusedWith('MASTER_STATE_UNMATCHED', { store: stored('a') }), 'broken'],
    [caseOf(), restoredWith({ store: stored('a') }), 'broken'],
    [caseOf('a'), refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsAllMasterStates, subject, answer)).toBe(verdict);
  });
});
