import { describe, expect, it } from 'vitest';
import type { HookCall } from '../../model/outcome.ts';
import { FLINK_2_3, profile, restoreCase, snapshot } from '../../testing/small-case.ts';
import { fromStore, START, stored, TO_ALL, TO_SUBTASKS } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { emptyStoreResetsHooks } from './empty-store-resets-hooks.ts';

const PARTS = { job: { masterHooks: ['a', 'b'] } };
const AT_START = fromStore(START, [], PARTS);
const AT_FAILOVER = fromStore(TO_ALL, [], PARTS);
const call = (hook: string, kind: HookCall['call'] = 'reset'): HookCall => {
  return { hook, call: kind, checkpointId: null, state: null };
};
const seen = (...masterHooks: readonly HookCall[]) => restoredWith({ masterHooks });
const RESET = seen(call('b'), call('a'));
const V11 = profile('flink-1.11');

describe('entry/empty-store-resets-hooks', () => {
  it.each([
    [AT_START, 'start'],
    [AT_FAILOVER, 'jobFailover'],
    [fromStore(TO_SUBTASKS, [], PARTS), 'regionFailover'],
    [fromStore(TO_ALL, [stored([])], PARTS), null],
    [fromStore(TO_ALL, []), null],
    [restoreCase(snapshot([]), PARTS), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(emptyStoreResetsHooks.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [AT_START, RESET, FLINK_2_3, 'held'],
    [AT_START, seen(), FLINK_2_3, 'broken'],
    [AT_START, seen(call('a')), FLINK_2_3, 'broken'],
    [AT_START, seen(call('a', 'restoreCheckpoint'), call('b')), FLINK_2_3, 'broken'],
    [AT_START, seen(), V11, 'held'],
    [AT_START, RESET, V11, 'broken'],
    [AT_FAILOVER, RESET, V11, 'held'],
    [AT_START, RESET, profile('flink-1.11.2'), 'held'],
    [AT_START, seen(), profile('flink-1.11.2'), 'broken'],
    [AT_START, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), FLINK_2_3, 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, as, verdict) => {
    expect(verdictOf(emptyStoreResetsHooks, subject, answer, as)).toBe(verdict);
  });
});
