import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile } from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { behindNewer, below, pointedCase } from '../testing/pointed-case.ts';
import { takesMetadataOfAnyName } from './takes-metadata-of-any-name.ts';

const NAMED = pointedCase(below('alone/copy'));
const UNREADABLE = pointedCase(below('alone/copy'), null);

describe('resolve/takes-metadata-of-any-name', () => {
  it.each([
    ['chk-7/_metadata', 'metadataName'],
    ['alone/copy', 'otherName'],
    ['chk-7/copy', 'besideMetadata'],
    ['chk-7', null],
    ['nothing', null],
  ])('has %s on its side %s', (path, side) => {
    expect(takesMetadataOfAnyName.side(pointedCase(below(path)), FLINK_2_3)).toBe(side);
  });

  it('does not speak of a savepoint that is not the latest of its store', () => {
    expect(takesMetadataOfAnyName.side(behindNewer(NAMED), profile('flink-1.11.2'))).toBeNull();
    expect(takesMetadataOfAnyName.side(behindNewer(NAMED), FLINK_2_3)).toBe('otherName');
  });

  it.each([
    [NAMED, restoredWith(), 'held'],
    [NAMED, restoredWith({ checkpointId: 8n }), 'broken'],
    [NAMED, refusedWith('METADATA_NOT_FOUND'), 'broken'],
    [NAMED, refusedWith('MAGIC_UNEXPECTED'), 'broken'],
    [NAMED, refusedWith('RELATIVE_HANDLE_POINTER_UNRESOLVABLE'), 'held'],
    [NAMED, refusedWith('NON_RESTORED_STATE'), 'held'],
    [NAMED, refusedWith('VERTEX_PARALLELISM_ABOVE_MAX'), 'notReached'],
    [UNREADABLE, refusedWith('MAGIC_UNEXPECTED'), 'held'],
    [UNREADABLE, refusedWith('METADATA_NOT_FOUND'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(takesMetadataOfAnyName, subject, answer)).toBe(verdict);
  });
});
