import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import {
  corpusFiles,
  corpusSavepoints,
  NEEDS_CORPUS,
  NEEDS_SAVEPOINTS,
} from '../node/testing/corpus.ts';
import { memorySource } from './byte-source.ts';
import { rawSnapshotFromJson } from './json/raw-snapshot-from-json.ts';
import { toJson } from './json/to-json.ts';
import { decodeRaw, encodeRaw, inAnyDialect } from './raw-codec.ts';

const files = corpusFiles();
const savepoints = corpusSavepoints();
const newest = findProfile('flink-2.3')!.format;

/** A file that nobody tells the dialect of, as `inspect` reads it. */
function decode(bytes: Uint8Array): RawSnapshot {
  return inAnyDialect(memorySource(bytes), (dialect) => {
    const value = decodeRaw(bytes, { behaviour: newest, dialect, pointer: 'resolvable' });
    return { dialect, value, end: bytes.length - (value.trailing?.length ?? 0) };
  }).value;
}

/** What is wrong with a file; nothing if it is kept to the last byte. */
function faultsOf(path: string, bytes: Buffer): string[] {
  const snapshot = decode(bytes);
  const json: unknown = JSON.parse(JSON.stringify(toJson(snapshot)));
  const faults: string[] = [];
  if (snapshot.trailing !== undefined) faults.push(`${path}: bytes are left`);
  if (snapshot.dialect !== 'std') faults.push(`${path}: read in dialect ${snapshot.dialect}`);
  if (!encodeRaw(snapshot).equals(bytes)) faults.push(`${path}: other bytes`);
  if (!encodeRaw(rawSnapshotFromJson(json)).equals(bytes)) {
    faults.push(`${path}: other bytes from JSON`);
  }
  return faults;
}

describe.skipIf(files === null)(`real metadata files ${NEEDS_CORPUS}`, () => {
  const contents = (files ?? []).map((file) =>
    Object.assign(file, { content: readFileSync(file.path) }),
  );

  it('are the files of the index, of every metadata version', () => {
    for (const { path, content, sha256, bytes } of contents) {
      expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
      expect(content.length, path).toBe(bytes);
    }
    expect(contents.length).toBeGreaterThanOrEqual(345);
    expect(new Set(contents.map(({ metadataVersion }) => metadataVersion)).size).toBe(5);
  });

  it('decode to the last byte and are written again unchanged, from JSON too', () => {
    expect(contents.flatMap(({ path, content }) => faultsOf(path, content))).toEqual([]);
  });

  it('have the metadata version of the index', () => {
    for (const { path, content, metadataVersion } of contents) {
      expect(decode(content).metadataVersion, path).toBe(metadataVersion);
    }
  });
});

describe.skipIf(savepoints === null)(`whole savepoints ${NEEDS_SAVEPOINTS}`, () => {
  it('decode to the last byte and are written again unchanged, from JSON too', () => {
    expect(savepoints!.length).toBeGreaterThanOrEqual(24);
    const paths = savepoints!.map((directory) => `${directory}/_metadata`);
    expect(paths.flatMap((path) => faultsOf(path, readFileSync(path)))).toEqual([]);
  });
});
