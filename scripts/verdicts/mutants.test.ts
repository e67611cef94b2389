import { describe, expect, it } from 'vitest';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { fieldsOf } from '../../impl/codec/testing/patch.ts';
import { sampleSnapshot } from '../../impl/codec/samples/sample.ts';
import { randomOfCase } from '../../conformance/generate/random.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { NamedFile } from '../real-files.ts';
import { describedFiles } from './described-files.ts';
import { mutate } from './mutate.ts';
import { ourVerdict } from './our-verdict.ts';

const bytes = encodeRaw(sampleSnapshot(6));
const base = { bytes, fields: fieldsOf(bytes) };
const mutant = (number: number): string =>
  Buffer.from(mutate(base, randomOfCase(1, number, 1))).toString('hex');
/** The first of tens of thousands, breadth first: every place below a subtask is among them. */
const FILES = 1_500;
const numbers = Array.from({ length: 200 }, (_, number) => number);

describe('mutants', () => {
  it('hang on seed and number alone, and leave the file as it is', () => {
    const before = bytes.toString('hex');
    expect(numbers.map(mutant)).toEqual(numbers.map(mutant));
    expect(bytes.toString('hex')).toBe(before);
  });

  it('are mostly different', () => {
    expect(new Set(numbers.map(mutant)).size).toBeGreaterThan(150);
  });
});

describe('described files', () => {
  const profile = findProfile('flink-2.3')!;
  const files: NamedFile[] = [];
  for (const file of describedFiles(3, 'std')) if (files.push(file) === FILES) break;

  it('start with one that has the ordinary value everywhere, and is accepted whole', () => {
    const verdict = ourVerdict({ bytes: files[0]!.bytes, pointer: null }, profile);
    expect(verdict).toEqual({ kind: 'accepted', leftOver: 0 });
  });

  it('are refused in every way that the handles of a version allow', () => {
    const codes = new Set(
      files.map(({ bytes: file }) => {
        const verdict = ourVerdict({ bytes: file, pointer: null }, profile);
        return verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind;
      }),
    );
    for (const code of ['accepted', 'KEY_GROUP_RANGE_INVALID', 'CHANGELOG_DELTA_MISSING'] as const)
      expect(codes).toContain(code);
    expect(codes).toContain('FILE_MERGING_DELEGATE_NOT_SEGMENT');
    expect(codes).not.toContain('crashed');
  });
});
