import { describe, expect, it } from 'vitest';
import { FLINK_2_3, snapshot } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { refusesOtherFiles } from './refuses-other-files.ts';

const OTHER = decodeCase({ magic: 0x504b_0304 });
const SAVEPOINT = decodeCase({});

describe('decode/refuses-other-files', () => {
  it.each([
    [OTHER, 'refuses'],
    [decodeCase({ magic: 0, length: 4 }), 'refuses'],
    [SAVEPOINT, 'allows'],
    [decodeCase({ version: 99 }), 'allows'],
    [decodeCase({ length: 3 }), null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(refusesOtherFiles.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [OTHER, refusedWith('MAGIC_UNEXPECTED'), 'held'],
    [OTHER, refusedWith('VERSION_UNKNOWN'), 'broken'],
    [OTHER, decodedAs(snapshot([])), 'broken'],
    [SAVEPOINT, decodedAs(snapshot([])), 'held'],
    [SAVEPOINT, refusedWith('TRUNCATED'), 'held'],
    [SAVEPOINT, refusedWith('MAGIC_UNEXPECTED'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(refusesOtherFiles, subject, answer)).toBe(verdict);
  });
});
