import { describe, expect, it } from 'vitest';
import { findProfile } from '../../spec/profiles/profile.ts';
import { BOUNDARIES, boundariesOf, boundaryId, profileBut } from './boundaries.ts';

describe('the boundaries between releases', () => {
  it('lie between the newest patch of a line and the next line, or between two patches', () => {
    const values = [
      { since: '1.11', value: 'a' },
      { since: '1.12', value: 'b' },
      { since: '1.16.2', value: 'c' },
      { since: '1.17.0', value: 'd' },
    ];
    const boundaries = boundariesOf({ part: 'channels', name: 'x', values });
    expect(
      boundaries.map(({ before, last, first, after }) => [before, last, first, after]),
    ).toEqual([
      ['a', '1.11.6', '1.12.0', 'b'],
      ['b', '1.16.1', '1.16.2', 'c'],
      ['c', '1.16.3', '1.17.0', 'd'],
    ]);
    expect(boundaryId(boundaries[0]!)).toBe('channels.x@1.12.0');
  });

  it('are those at which the profiles of their releases change', () => {
    for (const boundary of BOUNDARIES) {
      const { part, name, before, after, last, first } = boundary;
      const valueOf = (release: string) =>
        (findProfile(`flink-${release}`)![part] as unknown as Record<string, unknown>)[name];
      expect([valueOf(last), valueOf(first)], boundaryId(boundary)).toEqual([before, after]);
    }
  });

  it('can be crossed by one behaviour alone', () => {
    const boundary = BOUNDARIES.find(({ name }) => name === 'retention');
    const own = findProfile('flink-1.12.2')!;
    const other = profileBut('1.12.2', boundary!, 'dropsOldest');
    expect(other).toEqual({ ...own, restore: { ...own.restore, retention: 'dropsOldest' } });
  });
});
