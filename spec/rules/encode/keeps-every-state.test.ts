import { describe, expect, it } from 'vitest';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import {
  FLINK_2_3,
  keyGroups,
  lists,
  operator,
  profile,
  snapshot,
  subtasks,
} from '../../testing/small-case.ts';
import { encodeCase, encodedAs } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { keepsEveryState as rule } from './keeps-every-state.ts';

const STATES = {
  managedOperatorState: [lists('stream', { a: ['UNION', 0, 4], b: ['BROADCAST', 8] })],
  managedKeyedState: [keyGroups(0, 1)],
};
const WRITTEN = snapshot([operator(2, { subtasks: subtasks(STATES) }), operator(1)]);
const subject = encodeCase(WRITTEN);
const writtenAs = (changed: typeof WRITTEN, version: 3 | 6 = 6) =>
  encodedAs(encodeSnapshot(changed, version));
const withStates = (states: Partial<typeof STATES>) =>
  snapshot([operator(2, { subtasks: subtasks(states) }), operator(1)]);
const otherId = [{ ...keyGroups(0, 1), stateHandleId: 'another' }];
const otherOrder = [lists('stream', { b: ['BROADCAST', 8], a: ['UNION', 0, 4] })];
const otherOffset = [lists('stream', { a: ['UNION', 0, 5], b: ['BROADCAST', 8] })];

describe('encode/keeps-every-state', () => {
  it('has snapshots with and without state on its sides, and leaves what is refused to others', () => {
    expect(rule.side(subject, FLINK_2_3)).toBe('withState');
    expect(rule.side(encodeCase(snapshot([operator(1)])), FLINK_2_3)).toBe('withoutState');
    expect(rule.side(encodeCase(WRITTEN, 2), FLINK_2_3)).toBeNull();
    expect(rule.side(encodeCase(WRITTEN, 5), profile('flink-1.20'))).toBeNull();
    expect(rule.side(encodeCase(snapshot([operator(1, { uid: '' })])), FLINK_2_3)).toBeNull();
  });

  it.each([
    ['itself', writtenAs(WRITTEN), 'held'],
    [
      'maps in another order',
      writtenAs(withStates({ ...STATES, managedOperatorState: otherOrder })),
      'held',
    ],
    [
      'another offset',
      writtenAs(withStates({ ...STATES, managedOperatorState: otherOffset })),
      'broken',
    ],
    [
      'another handle ID',
      writtenAs(withStates({ ...STATES, managedKeyedState: otherId })),
      'broken',
    ],
    ['no keyed state', writtenAs(withStates({ managedOperatorState: otherOrder })), 'broken'],
    ['operators in another order', writtenAs(snapshot(WRITTEN.operators.toReversed())), 'broken'],
    ['an operator less', writtenAs(snapshot(WRITTEN.operators.slice(1))), 'broken'],
    ['another version', writtenAs(WRITTEN, 3), 'broken'],
    ['another checkpoint ID', writtenAs({ ...WRITTEN, checkpointId: 8n }), 'broken'],
    ['a byte more', encodedAs(Uint8Array.of(...encodeSnapshot(WRITTEN, 6), 0)), 'broken'],
    ['a byte less', encodedAs(encodeSnapshot(WRITTEN, 6).subarray(0, -1)), 'broken'],
    ['no bytes', encodedAs(new Uint8Array()), 'broken'],
    ['a refusal', refusedWith('TEXT_TOO_LONG'), 'broken'],
  ] as const)('judges %s', (_, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });

  it('takes any ID of a handle that was given without one, and the older tag', () => {
    const without = withStates({
      managedKeyedState: [{ ...keyGroups(0, 1), stateHandleId: null as never }],
    });
    for (const written of [without, withStates({ managedKeyedState: otherId })]) {
      expect(verdictOf(rule, encodeCase(without), writtenAs(written))).toBe('held');
    }
  });

  it('leaves names and properties to rules of their own', () => {
    const named = snapshot([operator(2, { name: 'n', subtasks: subtasks(STATES) }), operator(1)]);
    expect(verdictOf(rule, encodeCase(named), writtenAs(WRITTEN))).toBe('held');
  });
});
