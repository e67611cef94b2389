import { describe, expect, it } from 'vitest';
import type { HookCall } from '../../model/outcome.ts';
import { FLINK_2_3, restoreCase, snapshot } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { addsAHookOnce } from './adds-a-hook-once.ts';

const withHooks = (...masterHooks: readonly string[]) =>
  restoreCase(snapshot([]), { job: { masterHooks } });
const REPEATED = withHooks('a', 'b', 'a');
const OWN = withHooks('a', 'b');

const call = (hook: string): HookCall => {
  return { hook, call: 'restoreCheckpoint', checkpointId: 7n, state: null };
};
const called = (...hooks: readonly string[]) => restoredWith({ masterHooks: hooks.map(call) });

describe('assign/adds-a-hook-once', () => {
  it.each([
    [REPEATED, 'repeated'],
    [OWN, 'eachItsOwn'],
    [withHooks('a'), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(addsAHookOnce.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [REPEATED, called('a', 'b'), 'held'],
    [REPEATED, called(), 'held'],
    [REPEATED, called('a', 'b', 'a'), 'broken'],
    [OWN, called('b', 'b'), 'broken'],
    [REPEATED, refusedWith('MASTER_STATE_UNMATCHED', {}), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(addsAHookOnce, subject, answer)).toBe(verdict);
  });
});
