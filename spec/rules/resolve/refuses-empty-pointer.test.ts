import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, pointedCase } from '../testing/pointed-case.ts';
import { refusesEmptyPointer } from './refuses-empty-pointer.ts';

const EMPTY = pointedCase('', null);
const BLANK = pointedCase('   ', null);
const GIVEN = pointedCase(below('chk-7'));

describe('resolve/refuses-empty-pointer', () => {
  it('has each pointer on its side', () => {
    const sides = [EMPTY, BLANK, GIVEN].map((one) => refusesEmptyPointer.side(one, FLINK_2_3));
    expect(sides).toEqual(['refuses', 'blank', 'allows']);
    const later = pointedCase('', null, { entryPoint: 'restoreLatestCheckpointedStateToAll' });
    expect(refusesEmptyPointer.side(later, FLINK_2_3)).toBeNull();
  });

  it.each([
    [EMPTY, refusedWith('POINTER_EMPTY'), 'held'],
    [EMPTY, refusedWith('SNAPSHOT_NOT_FOUND'), 'broken'],
    [EMPTY, restoredWith(), 'broken'],
    [EMPTY, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [BLANK, refusedWith('SNAPSHOT_NOT_FOUND'), 'held'],
    [BLANK, refusedWith('POINTER_EMPTY'), 'broken'],
    [GIVEN, restoredWith(), 'held'],
    [GIVEN, refusedWith('POINTER_EMPTY'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(refusesEmptyPointer, subject, answer)).toBe(verdict);
  });
});
