import { describe, expect, it } from 'vitest';
import { FLINK_2_3, profile, snapshot } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { readsKnownVersions } from './reads-known-versions.ts';

const KNOWN = decodeCase({ version: 4 });
const FIRST = decodeCase({ version: 1 });
const LATER = decodeCase({ version: 7 });

describe('decode/reads-known-versions', () => {
  it.each([
    [2, 'flink-2.3', 'reads'],
    [6, 'flink-2.3', 'reads'],
    [6, 'flink-2.0', 'doesNotKnow'],
    [4, 'flink-1.15', 'doesNotKnow'],
    [3, 'flink-1.11', 'reads'],
    [7, 'flink-2.3', 'doesNotKnow'],
    [0, 'flink-2.3', 'doesNotKnow'],
    [-1, 'flink-2.3', 'doesNotKnow'],
    [1, 'flink-2.3', 'noLongerReads'],
    [1, 'flink-1.11', 'noLongerReads'],
  ] as const)('has version %i as %s on its side %s', (version, name, side) => {
    expect(readsKnownVersions.side(decodeCase({ version }), profile(name))).toBe(side);
  });

  it('does not speak of other files, nor of half a header', () => {
    for (const subject of [decodeCase({ magic: 0 }), decodeCase({ length: 7 })]) {
      expect(readsKnownVersions.side(subject, FLINK_2_3)).toBeNull();
    }
  });

  it.each([
    [KNOWN, decodedAs(snapshot([])), 'held'],
    [KNOWN, refusedWith('TRUNCATED'), 'held'],
    [KNOWN, refusedWith('VERSION_UNKNOWN'), 'broken'],
    [KNOWN, refusedWith('VERSION_NO_LONGER_SUPPORTED'), 'broken'],
    [FIRST, refusedWith('VERSION_NO_LONGER_SUPPORTED'), 'held'],
    [FIRST, refusedWith('VERSION_UNKNOWN'), 'broken'],
    [FIRST, decodedAs(snapshot([])), 'broken'],
    [LATER, refusedWith('VERSION_UNKNOWN'), 'held'],
    [LATER, refusedWith('TRUNCATED'), 'broken'],
    [LATER, decodedAs(snapshot([])), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(readsKnownVersions, subject, answer)).toBe(verdict);
  });
});
