import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { writeKeyedHeader } from './headers.ts';
import { readFullKeyGroup } from './full-format.ts';
import { BrokenStateFile } from './problems.ts';
import { compressed, uncompressed } from './snappy.ts';
import { surveyKeyed } from './survey-keyed.ts';
import { HEADER, HEAP, RANGE } from './testing/small-state.ts';

/**
 * Two parts as `SnappyStreamCompressionDecorator` writes them: a compressed frame of the short 0 and forty
 * longs of 7, and a frame that was not worth it, of the short 1 and a text.
 */
const BY_FLINK = Buffer.from(
  '/wYAAHNOYVBwWQAdAAB2icXSwgIAABEBAAcNCf4IAP4IAP4IAP4IAMIIAP8GAABzTmFQcFkBJQAAbJOYxQABAB1hIGIgYywgbm90IHRvIGJlIG1hZGUgc2hvcnRlcg==',
  'base64',
);

/** The shortest of streams: an identifier, and a frame that is not compressed. */
function framed(content: Uint8Array): Uint8Array {
  const identifier = [0xff, 6, 0, 0, ...Buffer.from('sNaPpY')];
  const length = content.length + 4;
  return Uint8Array.of(...identifier, 1, length & 0xff, length >> 8, 0, 0, 0, 0, 0, ...content);
}

describe('snappy frames', () => {
  it('of Flink are read over the borders of parts', () => {
    const content = uncompressed(new ByteReader(BY_FLINK));
    expect(content).toHaveLength(2 + 40 * 8 + 2 + 2 + 29);
    expect(content[9]).toBe(7);
    expect(Buffer.from(content.subarray(-29)).toString()).toBe('a b c, not to be made shorter');
  });

  it.each([
    ['nothing in front of them', BY_FLINK.subarray(10)],
    ['another identifier', Uint8Array.of(0xff, 6, 0, 0, ...Buffer.from('sNaPpy'))],
    ['a frame beyond the end', BY_FLINK.subarray(0, 30)],
    ['a frame that must not be skipped', Uint8Array.of(...framed(Uint8Array.of(1)), 2, 1, 0, 0, 0)],
    ['a frame without a checksum', Uint8Array.of(...framed(Uint8Array.of(1)), 0, 1, 0, 0, 0)],
    [
      'more than a frame holds',
      Uint8Array.of(...framed(Uint8Array.of(1)), 0, 8, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f),
    ],
  ])('with %s are refused', (_name, bytes) => {
    expect(() => uncompressed(new ByteReader(bytes))).toThrow(BrokenStateFile);
  });

  it('are written as Flink writes them, but for checksums', () => {
    const content = uncompressed(new ByteReader(BY_FLINK));
    const parts = [content.subarray(0, 322), content.subarray(322)].map(compressed);
    const withoutChecksums = Uint8Array.from(BY_FLINK);
    withoutChecksums.fill(0, 14, 18);
    withoutChecksums.fill(0, 57, 61);
    expect(Buffer.concat(parts).toString('hex')).toBe(
      Buffer.from(withoutChecksums).toString('hex'),
    );
  });

  it('hold what was written, however long it is', () => {
    const content = Uint8Array.from({ length: 200_000 }, (_, at) => (at * at) >> 7);
    const bytes = compressed(content);
    expect(Buffer.compare(uncompressed(new ByteReader(bytes)), content)).toBe(0);
    expect(compressed(new Uint8Array())).toHaveLength(10);
  });

  it('are passed over where they are for others', () => {
    const bytes = Uint8Array.of(...framed(Uint8Array.of(5)), 0xfe, 2, 0, 0, 9, 9);
    expect([...uncompressed(new ByteReader(bytes))]).toEqual([5]);
  });
});

describe('compressed key groups', () => {
  it('are read in the full format', () => {
    const content = Uint8Array.of(0, 0, 0, 0, 0, 1, 0x85, 0, 0, 0, 1, 9, 0xff, 0xff);
    const { entries } = readFullKeyGroup(
      Uint8Array.of(1, ...framed(content)),
      1n,
      1 + framed(content).length,
      true,
    );
    expect(entries).toEqual([{ stateId: 0, key: Uint8Array.of(5), value: Uint8Array.of(9) }]);
  });

  it('are read in the format of the heap, in which each state is a part of its own', () => {
    const header = writeKeyedHeader({ ...HEADER, compressed: true });
    const groups = HEAP.offsets.map((offset, index) => {
      const end = HEAP.offsets[index + 1] ?? BigInt(HEAP.bytes.length);
      const group = HEAP.bytes.subarray(Number(offset), Number(end));
      // The number of the key group is not compressed.
      return Buffer.concat([
        group.subarray(0, 4),
        framed(group.subarray(4, 10)),
        framed(group.subarray(10)),
      ]);
    });
    let at = header.length;
    const offsets = groups.map((group) => BigInt((at += group.length) - group.length));
    const survey = surveyKeyed(new Uint8Array(Buffer.concat([header, ...groups])), {
      kind: 'keyGroups',
      savepoint: false,
      range: RANGE,
      offsets,
      delegate: { kind: 'emptySegment' },
      stateHandleId: null,
    });
    expect(survey).toMatchObject({ format: 'heap', compressed: true, notRead: null });
    expect(survey.states.map(({ entries }) => entries)).toEqual([1, 1, 1, 1]);
  });
});
