import { describe, expect, it } from 'vitest';
import { encodeSnapshot, writeSnapshot } from '../../impl/codec/index.ts';
import { generateCases } from '../../conformance/generate/index.ts';
import { METADATA_VERSIONS } from '../format/metadata.ts';
import { findProfile, PROFILE_NAMES } from '../profiles/profile.ts';
import { operator, profile, snapshot } from '../testing/small-case.ts';
import { differencesFromAsked, differencesOfFiles } from './differences.ts';
import { readMetadata } from './read-metadata.ts';

const FLINK = profile('flink-2.3');
const SMALL = encodeSnapshot(snapshot([operator(1), operator(2)]), 6);

describe('the second reader', () => {
  it.each(PROFILE_NAMES)('reads what the codec writes as %s', (name) => {
    const as = findProfile(name)!;
    const versions = new Set<number>();
    for (const { question, request } of generateCases({ seed: 3, count: 2_000, profile: as })) {
      if (question !== 'encode') continue;
      const answer = writeSnapshot(request, as);
      if (answer.kind !== 'result') continue;
      const read = readMetadata(answer.result.bytes, as.format);
      if (typeof read === 'string') throw new Error(read);
      expect(differencesFromAsked(read, request, as.format)).toEqual([]);
      expect(read.metadataVersion).toBe(request.metadataVersion);
      versions.add(request.metadataVersion);
    }
    expect(versions).toEqual(new Set(as.format.writable));
  });

  it('says why it cannot read, at whatever byte a file ends', () => {
    for (let length = 0; length < SMALL.length; length++) {
      expect(readMetadata(SMALL.subarray(0, length), FLINK.format)).toBeTypeOf('string');
    }
    expect(readMetadata(Uint8Array.of(...SMALL, 0), FLINK.format)).toBe('1 bytes after the end');
  });

  it('reads or refuses any file that is a byte off, and never throws', () => {
    let readable = 0;
    for (const { question, request } of generateCases({ seed: 4, count: 300, profile: FLINK })) {
      if (question !== 'encode') continue;
      const answer = writeSnapshot(request, FLINK);
      if (answer.kind !== 'result' || answer.result.bytes.length > 1_500) continue;
      const { bytes } = answer.result;
      for (let at = 0; at < bytes.length; at++) {
        for (const value of [0, 0xff]) {
          if (typeof readMetadata(bytes.with(at, value), FLINK.format) !== 'string') readable++;
        }
      }
    }
    expect(readable).toBeGreaterThan(100);
  });

  it('reads no version that the release does not read', () => {
    for (const version of METADATA_VERSIONS) {
      const bytes = encodeSnapshot(snapshot([]), version);
      const isRead = typeof readMetadata(bytes, profile('flink-1.20').format) !== 'string';
      expect(isRead).toBe(version <= 4);
    }
  });
});

describe('two files for one request', () => {
  const request = { snapshot: snapshot([operator(1), operator(2)]), metadataVersion: 6 };
  const paths = (bytes: Uint8Array) =>
    differencesOfFiles({ bytes: SMALL }, { bytes }, request, FLINK.format).map(({ path }) => path);

  it('are alike where they mean the same', () => {
    expect(paths(Uint8Array.from(SMALL))).toEqual([]);
  });

  it.each([
    ['version', encodeSnapshot(snapshot([operator(1), operator(2)]), 5), 'metadataVersion'],
    ['checkpoint', SMALL.with(15, 99), 'checkpointId'],
    ['end', SMALL.subarray(0, -1), 'file'],
  ])('differ in their %s', (_, bytes, path) => {
    expect(paths(bytes)).toEqual([path]);
  });

  it('that cannot be read for one reason are alike byte by byte', () => {
    const [one, other] = [SMALL.with(0, 1), SMALL.with(0, 2)].map((bytes) => ({ bytes }));
    expect(differencesOfFiles(one!, other!, request, FLINK.format)).toHaveLength(1);
    expect(differencesOfFiles(one!, one!, request, FLINK.format)).toEqual([]);
  });
});
