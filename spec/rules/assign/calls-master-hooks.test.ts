import { describe, expect, it } from 'vitest';
import type { HookCall } from '../../model/outcome.ts';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { callsMasterHooks } from './calls-master-hooks.ts';

/** Master states whose payload is their place, from 1 on. */
function caseOf(names: readonly string[], masterHooks: readonly string[]) {
  const masterStates = names.map((name, index) => {
    return { name, version: 0, payload: Uint8Array.of(index + 1) };
  });
  return restoreCase(snapshot([], { masterStates }), { job: { masterHooks } });
}
const ALL = caseOf(['b', 'a'], ['a', 'b']);
const SOME = caseOf(['b', 'a', 'b'], ['a', 'b', 'c', 'd']);
const NONE = caseOf([], ['a', 'b']);

const call = (hook: string, payload: number | null): HookCall => ({
  hook,
  call: 'restoreCheckpoint',
  checkpointId: 7n,
  state: payload === null ? null : Uint8Array.of(payload),
});
const reset: HookCall = { hook: 'a', call: 'reset', checkpointId: null, state: null };
const seen = (...masterHooks: readonly HookCall[]) => restoredWith({ masterHooks });
const [B, A, C, D] = [call('b', 1), call('a', 2), call('c', null), call('d', null)];

describe('assign/calls-master-hooks', () => {
  it.each([
    [ALL, 'allWithState'],
    [SOME, 'someWithoutState'],
    [NONE, 'notCalled'],
    [caseOf(['a'], []), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(callsMasterHooks.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [ALL, seen(B, A), 'held'],
    [ALL, seen(A, B), 'broken'],
    [ALL, seen(B), 'broken'],
    [ALL, seen(B, call('a', 1)), 'broken'],
    [ALL, seen(B, A, A), 'broken'],
    [SOME, seen(B, A, C, D), 'held'],
    [SOME, seen(B, A, D, C), 'held'],
    [SOME, seen(C, B, A, D), 'broken'],
    [SOME, seen(B, A), 'broken'],
    [NONE, seen(), 'held'],
    [NONE, seen(C), 'broken'],
    [NONE, seen(reset), 'broken'],
    [SOME, refusedWith('MASTER_STATE_UNMATCHED', {}), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(callsMasterHooks, subject, answer)).toBe(verdict);
  });
});
