import { describe, expect, it } from 'vitest';
import type { KeyGroupsStateHandle } from '../../model/handles.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { incremental } from '../testing/keyed-handles.ts';
import { slicesKeyGroups } from './slices-key-groups.ts';

const JOB = vertex(1, { parallelism: 2 });
const NATIVE_HANDLE = keyGroups(0, 127, 'all');
const CANONICAL_HANDLE = { ...NATIVE_HANDLE, savepoint: true };

const caseOf = (handle: KeyGroupsStateHandle) => {
  const entries = subtasks({ managedKeyedState: [handle] });
  return restoreCase(snapshot([operator(1, { subtasks: entries })]), { vertices: [JOB] });
};
const NATIVE = caseOf(NATIVE_HANDLE);
const CANONICAL = caseOf(CANONICAL_HANDLE);
const INCREMENTAL = restoreCase(
  snapshot([operator(1, { subtasks: subtasks({ managedKeyedState: [incremental(0, 127)] }) })]),
  { vertices: [JOB] },
);

/** The two slices of the handle, with the same changes to its ID, and more to the first one. */
function seen(handle: KeyGroupsStateHandle, changes: Partial<KeyGroupsStateHandle> = {}) {
  const { stateHandleId } = { ...handle, ...changes };
  const slice = ({ range, offsets }: KeyGroupsStateHandle, more = {}) => {
    return {
      [id(1)]: { managedKeyedState: [{ ...handle, range, offsets, stateHandleId, ...more }] },
    };
  };
  const states = [slice(keyGroups(0, 63), changes), slice(keyGroups(64, 127))];
  return restoredWith({ vertices: [outcome(JOB, ...states)] });
}

describe('assign/slices-key-groups', () => {
  it.each([
    [NATIVE, 'native'],
    [CANONICAL, 'canonical'],
    [INCREMENTAL, null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(slicesKeyGroups.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [NATIVE, seen(NATIVE_HANDLE), 'held'],
    [NATIVE, seen(NATIVE_HANDLE, { offsets: NATIVE_HANDLE.offsets }), 'broken'],
    [NATIVE, seen(NATIVE_HANDLE, { range: { start: 0, end: 62 } }), 'broken'],
    [NATIVE, seen(NATIVE_HANDLE, { delegate: { kind: 'emptySegment' } }), 'broken'],
    [NATIVE, seen(NATIVE_HANDLE, { savepoint: true }), 'broken'],
    [NATIVE, seen(NATIVE_HANDLE, { stateHandleId: 'another' }), 'broken'],
    [NATIVE, restoredWith({ vertices: [outcome(JOB, {}, {})] }), 'broken'],
    [CANONICAL, seen(CANONICAL_HANDLE, { stateHandleId: 'another' }), 'held'],
    [CANONICAL, seen(CANONICAL_HANDLE), 'broken'],
    [CANONICAL, seen(CANONICAL_HANDLE, { savepoint: false }), 'broken'],
    [NATIVE, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(slicesKeyGroups, subject, answer)).toBe(verdict);
  });

  it('wants IDs of their own for native slices before 1.15', () => {
    const as = profile('flink-1.13');
    const another = seen(NATIVE_HANDLE, { stateHandleId: 'another' });
    expect(verdictOf(slicesKeyGroups, NATIVE, another, as)).toBe('held');
    expect(verdictOf(slicesKeyGroups, NATIVE, seen(NATIVE_HANDLE), as)).toBe('broken');
  });

  it('leaves open the IDs of slices of a handle that has none of its own', () => {
    const subject = caseOf({ ...CANONICAL_HANDLE, stateHandleId: null });
    for (const stateHandleId of ['one', null]) {
      const answer = seen({ ...CANONICAL_HANDLE, stateHandleId });
      expect(verdictOf(slicesKeyGroups, subject, answer)).toBe('held');
    }
  });
});
