import { describe, expect, it } from 'vitest';
import { FLINK_2_3, keyGroups, restoreCase } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { handlesSeen, oneHandleCase, slicesSeen } from '../testing/sliced-case.ts';
import { slicesSavepointKeyGroups } from './slices-savepoint-key-groups.ts';

const HANDLE = { ...keyGroups(0, 127), savepoint: true };
const HALF = { ...keyGroups(0, 63), savepoint: true };
const CUT = oneHandleCase(HANDLE);
const UNCUT = oneHandleCase(HALF);

describe('assign/slices-savepoint-key-groups', () => {
  it.each([
    [CUT, 'cut'],
    [UNCUT, 'uncut'],
    [oneHandleCase(keyGroups(0, 127)), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(slicesSavepointKeyGroups.side(subject, FLINK_2_3)).toBe(side);
  });

  const another = { stateHandleId: 'another' };
  it.each([
    [CUT, slicesSeen(HANDLE, another), 'held'],
    [CUT, slicesSeen(HANDLE), 'broken'],
    [CUT, slicesSeen(HANDLE, { ...another, savepoint: false }), 'broken'],
    [CUT, slicesSeen(HANDLE, { ...another, offsets: HANDLE.offsets }), 'broken'],
    [CUT, handlesSeen([HANDLE], [HANDLE]), 'broken'],
    [UNCUT, handlesSeen([{ ...HALF, ...another }], []), 'held'],
    [UNCUT, handlesSeen([], [{ ...HALF, ...another }]), 'broken'],
    [UNCUT, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(slicesSavepointKeyGroups, subject, answer)).toBe(verdict);
  });

  it.each(['one', null])('leaves open the ID of slices of a handle that has none: %s', (seen) => {
    const nameless = { ...HANDLE, stateHandleId: null };
    const answer = slicesSeen({ ...nameless, stateHandleId: seen });
    expect(verdictOf(slicesSavepointKeyGroups, oneHandleCase(nameless), answer)).toBe('held');
  });
});
