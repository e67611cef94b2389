import { describe, expect, it } from 'vitest';
import { FLINK_2_3, keyGroups } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { incremental } from '../testing/keyed-handles.ts';
import { handlesSeen, oneHandleCase } from '../testing/sliced-case.ts';
import { handsIncrementalStateOnWhole } from './hands-incremental-state-on-whole.ts';

const WIDE = incremental(0, 64);
const HALF = incremental(0, 63);
const SEVERAL = oneHandleCase(WIDE);
const ONE = oneHandleCase(HALF);

describe('assign/hands-incremental-state-on-whole', () => {
  it.each([
    [SEVERAL, 'severalOwners'],
    [ONE, 'oneOwner'],
    [oneHandleCase(keyGroups(0, 63)), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(handsIncrementalStateOnWhole.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SEVERAL, handlesSeen([WIDE], [WIDE]), 'held'],
    [SEVERAL, handlesSeen([WIDE], []), 'broken'],
    [SEVERAL, handlesSeen([HALF], [WIDE]), 'broken'],
    [SEVERAL, handlesSeen([WIDE], [{ ...WIDE, stateHandleId: 'another' }]), 'broken'],
    [SEVERAL, handlesSeen([WIDE], [{ ...WIDE, shared: [] }]), 'broken'],
    [ONE, handlesSeen([HALF], []), 'held'],
    [ONE, handlesSeen([HALF], [HALF]), 'broken'],
    [ONE, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(handsIncrementalStateOnWhole, subject, answer)).toBe(verdict);
  });
});
