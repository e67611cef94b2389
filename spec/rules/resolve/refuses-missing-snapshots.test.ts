import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, pointedCase } from '../testing/pointed-case.ts';
import { refusesMissingSnapshots } from './refuses-missing-snapshots.ts';

const sideOf = (pointer: string) =>
  refusesMissingSnapshots.side(pointedCase(pointer, null), FLINK_2_3);

describe('resolve/refuses-missing-snapshots', () => {
  it.each([below('nothing'), below('chk-7/_metadata.old'), '   '])('refuses %s', (pointer) => {
    expect(sideOf(pointer)).toBe('refuses');
  });

  it.each([below('chk-7'), below('empty'), below('x/../chk-7')])('allows %s', (pointer) => {
    expect(sideOf(pointer)).toBe('allows');
  });

  it.each(['', ':bad:uri', 's3://bucket/a', 'chk-7'])('does not speak of %s', (pointer) => {
    expect(sideOf(pointer)).toBeNull();
  });

  const refused = pointedCase(below('nothing'), null);
  const allowed = pointedCase(below('chk-7'));
  it.each([
    [refused, refusedWith('SNAPSHOT_NOT_FOUND'), 'held'],
    [refused, refusedWith('METADATA_NOT_FOUND'), 'broken'],
    [refused, restoredWith(), 'broken'],
    [refused, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [allowed, restoredWith(), 'held'],
    [allowed, refusedWith('NON_RESTORED_STATE'), 'held'],
    [allowed, refusedWith('SNAPSHOT_NOT_FOUND'), 'broken'],
    [allowed, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(refusesMissingSnapshots, subject, answer)).toBe(verdict);
  });
});
