import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, pointedCase } from '../testing/pointed-case.ts';
import { refusesWhatIsNoUri } from './refuses-what-is-no-uri.ts';

const sideOf = (pointer: string) => refusesWhatIsNoUri.side(pointedCase(pointer, null), FLINK_2_3);

describe('resolve/refuses-what-is-no-uri', () => {
  it.each([':bad:uri', 'file:rel dir'])('refuses %s', (pointer) => {
    expect(sideOf(pointer)).toBe('refuses');
  });

  it.each([below('chk-7'), 'a b', 's3://bucket/a', below('100%')])('allows %s', (pointer) => {
    expect(sideOf(pointer)).toBe('allows');
  });

  it.each(['', '/elsewhere'])('does not speak of %s', (pointer) => {
    expect(sideOf(pointer)).toBeNull();
  });

  const refused = pointedCase(':bad:uri', null);
  const allowed = pointedCase(below('chk-7'));
  it.each([
    [refused, refusedWith('POINTER_NOT_A_URI'), 'held'],
    [refused, refusedWith('SNAPSHOT_NOT_FOUND'), 'broken'],
    [refused, restoredWith(), 'broken'],
    [refused, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [allowed, restoredWith(), 'held'],
    [allowed, refusedWith('NON_RESTORED_STATE'), 'held'],
    [allowed, refusedWith('POINTER_NOT_A_URI'), 'broken'],
    [allowed, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(refusesWhatIsNoUri, subject, answer)).toBe(verdict);
  });
});
