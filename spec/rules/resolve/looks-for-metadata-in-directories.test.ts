import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, pointedCase } from '../testing/pointed-case.ts';
import { looksForMetadataInDirectories } from './looks-for-metadata-in-directories.ts';

const sideOf = (pointer: string) =>
  looksForMetadataInDirectories.side(pointedCase(pointer, null), FLINK_2_3);

describe('resolve/looks-for-metadata-in-directories', () => {
  it.each([below('empty'), below('alone')])('refuses %s', (pointer) => {
    expect(sideOf(pointer)).toBe('refuses');
  });

  it.each([below('chk-7'), below('chk-7/')])('allows %s', (pointer) => {
    expect(sideOf(pointer)).toBe('allows');
  });

  it.each([below('nothing'), below('alone/copy'), ''])('does not speak of %s', (pointer) => {
    expect(sideOf(pointer)).toBeNull();
  });

  const refused = pointedCase(below('alone'), null);
  const allowed = pointedCase(below('chk-7'));
  it.each([
    [refused, refusedWith('METADATA_NOT_FOUND'), 'held'],
    [refused, refusedWith('SNAPSHOT_NOT_FOUND'), 'broken'],
    [refused, restoredWith(), 'broken'],
    [refused, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [allowed, restoredWith(), 'held'],
    [allowed, refusedWith('NON_RESTORED_STATE'), 'held'],
    [allowed, refusedWith('METADATA_NOT_FOUND'), 'broken'],
    [allowed, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(looksForMetadataInDirectories, subject, answer)).toBe(verdict);
  });
});
