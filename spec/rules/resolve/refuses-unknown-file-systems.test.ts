import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, pointedCase } from '../testing/pointed-case.ts';
import { refusesUnknownFileSystems } from './refuses-unknown-file-systems.ts';

const sideOf = (pointer: string) =>
  refusesUnknownFileSystems.side(pointedCase(pointer, null), FLINK_2_3);

describe('resolve/refuses-unknown-file-systems', () => {
  it.each(['s3://bucket/a', 'file://host/a'])('refuses %s', (pointer) => {
    expect(sideOf(pointer)).toBe('refuses');
  });

  it.each([below('chk-7'), below('nothing'), below('empty')])('allows %s', (pointer) => {
    expect(sideOf(pointer)).toBe('allows');
  });

  it.each(['', ':bad:uri'])('does not speak of %s', (pointer) => {
    expect(sideOf(pointer)).toBeNull();
  });

  const refused = pointedCase('nosuchfs:/a', null);
  const allowed = pointedCase(`file:${below('chk-7')}`);
  it.each([
    [refused, refusedWith('FILE_SYSTEM_UNAVAILABLE'), 'held'],
    [refused, refusedWith('SNAPSHOT_NOT_FOUND'), 'broken'],
    [refused, restoredWith(), 'broken'],
    [refused, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [allowed, restoredWith(), 'held'],
    [allowed, refusedWith('NON_RESTORED_STATE'), 'held'],
    [allowed, refusedWith('FILE_SYSTEM_UNAVAILABLE'), 'broken'],
    [allowed, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(refusesUnknownFileSystems, subject, answer)).toBe(verdict);
  });
});
