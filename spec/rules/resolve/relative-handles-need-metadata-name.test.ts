import { describe, expect, it } from 'vitest';
import { FLINK_2_3 } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { below, PLAIN, pointedCase, RELATIVE } from '../testing/pointed-case.ts';
import { relativeHandlesNeedMetadataName as rule } from './relative-handles-need-metadata-name.ts';

const REFUSED = pointedCase(below('alone/copy'), RELATIVE);
const BESIDE = pointedCase(below('chk-7/copy'), RELATIVE);
const WITHOUT = pointedCase(below('alone/copy'), PLAIN);
const UNRESOLVABLE = refusedWith('RELATIVE_HANDLE_POINTER_UNRESOLVABLE');

describe('resolve/relative-handles-need-metadata-name', () => {
  it('has each case on its side', () => {
    const sides = [REFUSED, BESIDE, WITHOUT].map((one) => rule.side(one, FLINK_2_3));
    expect(sides).toEqual(['refuses', 'besideMetadata', 'noRelativeHandles']);
    expect(rule.side(pointedCase(below('chk-7'), RELATIVE), FLINK_2_3)).toBe('besideMetadata');
  });

  it.each([
    pointedCase(below('chk-7/copy'), PLAIN),
    pointedCase(below('alone/copy'), null),
    pointedCase(below('nothing'), RELATIVE),
  ])('does not speak of case %#', (subject) => {
    expect(rule.side(subject, FLINK_2_3)).toBeNull();
  });

  it.each([
    [REFUSED, UNRESOLVABLE, 'held'],
    [REFUSED, restoredWith(), 'broken'],
    [REFUSED, refusedWith('TRUNCATED'), 'broken'],
    [REFUSED, refusedWith('METADATA_NOT_FOUND'), 'notReached'],
    [BESIDE, restoredWith(), 'held'],
    [BESIDE, UNRESOLVABLE, 'broken'],
    [WITHOUT, refusedWith('NON_RESTORED_STATE'), 'held'],
    [WITHOUT, UNRESOLVABLE, 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
