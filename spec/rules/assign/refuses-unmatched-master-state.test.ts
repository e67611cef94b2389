import { describe, expect, it } from 'vitest';
import { FLINK_2_3, id, restoreCase, snapshot } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { refusesUnmatchedMasterState } from './refuses-unmatched-master-state.ts';

const CODE = 'MASTER_STATE_UNMATCHED';

function caseOf(names: readonly string[], masterHooks: readonly string[], allow = false) {
  const masterStates = names.map((name) => ({ name, version: 0, payload: new Uint8Array() }));
  return restoreCase(snapshot([], { masterStates }), {
    job: { masterHooks },
    settings: { allowNonRestoredState: allow },
  });
}
const REFUSED = caseOf(['a', 'b'], ['a']);
const TWICE = caseOf(['a', 'a'], ['a']);
const DROPPED = caseOf(['a', 'b'], ['a'], true);
const RESUMED = caseOf(['a'], ['a', 'b']);
const NO_HOOKS = caseOf(['a'], []);

describe('assign/refuses-unmatched-master-state', () => {
  it.each([
    [REFUSED, 'refuses'],
    [TWICE, 'refuses'],
    [DROPPED, 'drops'],
    [RESUMED, 'resumesAll'],
    [NO_HOOKS, 'hasNoHooks'],
    [caseOf([], ['a']), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(refusesUnmatchedMasterState.side(subject, FLINK_2_3)).toBe(side);
  });

  const call = { hook: 'a', call: 'restoreCheckpoint', checkpointId: 7n, state: null } as const;
  const reset = { operatorId: id(1), checkpointId: 7n, state: null };
  it.each([
    [REFUSED, refusedWith(CODE), 'held'],
    [REFUSED, refusedWith(CODE, {}), 'held'],
    [REFUSED, refusedWith(CODE, { masterHooks: [call] }), 'broken'],
    [REFUSED, refusedWith(CODE, { coordinators: [reset] }), 'broken'],
    [REFUSED, restoredWith(), 'broken'],
    [TWICE, restoredWith(), 'broken'],
    [REFUSED, refusedWith('RESTORED_MAX_PARALLELISM_TOO_LOW'), 'notReached'],
    [DROPPED, restoredWith(), 'held'],
    [DROPPED, refusedWith(CODE), 'broken'],
    [RESUMED, refusedWith(CODE), 'broken'],
    [NO_HOOKS, restoredWith(), 'held'],
    [NO_HOOKS, refusedWith(CODE), 'broken'],
    [NO_HOOKS, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(refusesUnmatchedMasterState, subject, answer)).toBe(verdict);
  });
});
