import { describe, expect, it } from 'vitest';
import { FLINK_2_3, keyGroups, profile, restoreCase } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { incremental } from '../testing/keyed-handles.ts';
import { handlesSeen, oneHandleCase, slicesSeen } from '../testing/sliced-case.ts';
import { slicesKeyGroups } from './slices-key-groups.ts';

const HANDLE = keyGroups(0, 127);
const HALF = keyGroups(0, 63);
const CUT = oneHandleCase(HANDLE);
const UNCUT = oneHandleCase(HALF);

describe('assign/slices-key-groups', () => {
  it.each([
    [CUT, 'cut'],
    [UNCUT, 'uncut'],
    [oneHandleCase({ ...HANDLE, savepoint: true }), null],
    [oneHandleCase(incremental(0, 127)), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(slicesKeyGroups.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [CUT, slicesSeen(HANDLE), 'held'],
    [CUT, slicesSeen(HANDLE, { offsets: HANDLE.offsets }), 'broken'],
    [CUT, slicesSeen(HANDLE, { range: { start: 0, end: 62 } }), 'broken'],
    [CUT, slicesSeen(HANDLE, { delegate: { kind: 'emptySegment' } }), 'broken'],
    [CUT, slicesSeen(HANDLE, { savepoint: true }), 'broken'],
    [CUT, slicesSeen(HANDLE, { stateHandleId: 'another' }), 'broken'],
    [CUT, handlesSeen([], []), 'broken'],
    [UNCUT, handlesSeen([HALF], []), 'held'],
    [UNCUT, handlesSeen([HALF], [HALF]), 'broken'],
    [UNCUT, handlesSeen([], [HALF]), 'broken'],
    [UNCUT, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(slicesKeyGroups, subject, answer)).toBe(verdict);
  });

  it('wants IDs of their own for slices before 1.15', () => {
    const as = profile('flink-1.13');
    const another = slicesSeen(HANDLE, { stateHandleId: 'another' });
    expect(verdictOf(slicesKeyGroups, CUT, another, as)).toBe('held');
    expect(verdictOf(slicesKeyGroups, CUT, slicesSeen(HANDLE), as)).toBe('broken');
  });
});
