import { describe, expect, it } from 'vitest';
import { decodeSnapshot, encodeSnapshot } from '../../../impl/codec/index.ts';
import { caseFileSystem } from '../../../impl/files/case-files.ts';
import { operator, profile, snapshot } from '../../../spec/testing/small-case.ts';
import type { Damage } from '../draft/restore-draft.ts';
import { damaged, isReadable } from './damage.ts';

const AS = profile('flink-1.20');
const WRITTEN = Uint8Array.from(encodeSnapshot(snapshot([operator(1)]), 4));

function read(bytes: Uint8Array): string {
  const fileSystem = caseFileSystem([]);
  const answer = decodeSnapshot(bytes, { profile: AS, externalPointer: null, fileSystem });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

describe('damaged metadata', () => {
  it.each([
    ['none', 'result'],
    ['followed', 'result'],
    ['noBytes', 'HEADER_TRUNCATED'],
    ['cutHeader', 'HEADER_TRUNCATED'],
    ['wrongMagic', 'MAGIC_UNEXPECTED'],
    ['unknownVersion', 'VERSION_UNKNOWN'],
    ['nextVersion', 'VERSION_UNKNOWN'],
    ['version1', 'VERSION_NO_LONGER_SUPPORTED'],
    ['negativeId', 'CHECKPOINT_ID_NEGATIVE'],
  ] as const)('by %s: %s', (damage, expected) => {
    expect(read(damaged(WRITTEN, damage, 21, AS.format))).toBe(expected);
    expect(isReadable(damage)).toBe(expected === 'result');
  });

  it('is refused wherever it is cut', () => {
    for (let where = 0; where < WRITTEN.length; where++) {
      const cut = damaged(WRITTEN, 'cut', where, AS.format);
      expect(cut).toHaveLength(where);
      expect(read(cut)).toMatch(/TRUNCATED$|^STREAM_HANDLE_TAG_UNKNOWN$/);
    }
  });

  it('is of a version that the next release may have', () => {
    expect(damaged(WRITTEN, 'nextVersion', 0, AS.format)[7]).toBe(5);
  });

  it.each<Damage>(['wrongMagic', 'nextVersion', 'negativeId', 'followed'])(
    'leaves the written bytes alone: %s',
    (damage) => {
      const bytes = Buffer.from(WRITTEN);
      damaged(bytes, damage, 3, AS.format);
      expect(bytes.equals(WRITTEN)).toBe(true);
    },
  );
});
