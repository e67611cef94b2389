import { readFileSync } from 'node:fs';
import {
  assert,
  array,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  constant,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import { CASE_ROOT } from '../../spec/model/request.ts';
import { findProfile, PROFILE_NAMES } from '../../spec/profiles/profile.ts';
import { caseFileSystem } from '../files/case-files.ts';
import { inspectMetadata } from '../inspect/inspect.ts';
import { corpusFiles, NEEDS_CORPUS } from '../node/testing/corpus.ts';
import { memorySource } from './byte-source.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { decodeSnapshot } from './index.ts';
import { rawSnapshotFromJson } from './json/raw-snapshot-from-json.ts';
import { toJson } from './json/to-json.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import { fieldsOf } from './testing/patch.ts';
import { sampleSnapshot } from './samples/sample.ts';

const SEED = 42;

/** One change to a file; places are parts of its size, so that they fit any file. */
type Change =
  | { readonly change: 'byte'; readonly at: number; readonly value: number }
  | { readonly change: 'count'; readonly at: number; readonly value: number }
  | { readonly change: 'cut'; readonly at: number }
  | { readonly change: 'repeat'; readonly at: number; readonly value: number };

const place = integer({ min: 0, max: 0xff_ffff });
const counts = constantFrom(-1, 0, 1, 2, 0x7fff, 0xff_ffff, 0x7fff_ffff, -0x8000_0000);

const changes: Arbitrary<readonly Change[]> = array(
  oneof(
    {
      arbitrary: record({
        change: constant('byte' as const),
        at: place,
        value: integer({ min: 0, max: 255 }),
      }),
      weight: 6,
    },
    {
      arbitrary: record({ change: constant('count' as const), at: place, value: counts }),
      weight: 3,
    },
    { arbitrary: record({ change: constant('cut' as const), at: place }), weight: 1 },
    {
      arbitrary: record({
        change: constant('repeat' as const),
        at: place,
        value: integer({ min: 1, max: 40 }),
      }),
      weight: 1,
    },
  ),
  { minLength: 1, maxLength: 3 },
);

function mutant(bytes: Uint8Array, edits: readonly Change[]): Buffer {
  let copy = Buffer.from(bytes);
  for (const edit of edits) {
    const at = Math.floor((edit.at / 0x100_0000) * copy.length);
    if (edit.change === 'byte') copy[at] = edit.value;
    else if (edit.change === 'cut') copy = copy.subarray(0, at);
    else if (edit.change === 'count')
      copy.writeInt32BE(edit.value, Math.max(0, Math.min(at, copy.length - 4)));
    else
      copy = Buffer.concat([
        copy.subarray(0, at),
        copy.subarray(at, at + edit.value),
        copy.subarray(at),
      ]);
    if (copy.length < 4) break;
  }
  return copy;
}

/** A snapshot that is kept to the byte, or a refusal that tells where; anything else throws. */
function judge(bytes: Buffer, profile: string, dialect: Dialect): 'decoded' | 'refused' {
  const { format } = findProfile(profile)!;
  try {
    const decoded = decodeRaw(bytes, { behaviour: format, dialect, pointer: 'resolvable' });
    expect(encodeRaw(decoded).equals(bytes)).toBe(true);
    const json: unknown = JSON.parse(JSON.stringify(toJson(decoded)));
    expect(encodeRaw(rawSnapshotFromJson(json)).equals(bytes)).toBe(true);
    return 'decoded';
  } catch (error) {
    if (!(error instanceof DecodeRefusal)) throw error;
    const { path, offset } = error;
    const isPlaced = path !== '' && offset >= 0 && offset <= bytes.length;
    if (!isPlaced) throw new Error(`refused at ${offset}, '${path}'`, { cause: error });
    return 'refused';
  }
}

const fileSystem = caseFileSystem([{ path: '_metadata', bytes: new Uint8Array() }]);

/** The same answer from every way to read: as a release means it, and as `inspect` sees it. */
function compare(bytes: Buffer, name: string): void {
  const profile = findProfile(name)!;
  const seen = judge(bytes, name, profile.format.dialect);
  const answer = decodeSnapshot(bytes, { profile, externalPointer: CASE_ROOT, fileSystem });
  expect(answer.kind).toBe(seen === 'decoded' ? 'result' : 'refused');
  const inspection = inspectMetadata(memorySource(bytes), { profile });
  expect(inspection).toMatchObject(
    seen === 'decoded' ? { verdict: seen, roundtrip: true } : { verdict: seen },
  );
}

describe('damaged files', () => {
  const samples = METADATA_VERSIONS.map((version) => encodeRaw(sampleSnapshot(version)));

  it('made from every structure are kept to the byte, or refused where they are damaged', () => {
    const answers = { decoded: 0, refused: 0 };
    assert(
      property(
        constantFrom(...samples),
        changes,
        constantFrom(...PROFILE_NAMES),
        (bytes, edits, name) => {
          const damaged = mutant(bytes, edits);
          answers[judge(damaged, name, findProfile(name)!.format.dialect)]++;
          compare(damaged, name);
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
    expect(Math.min(answers.decoded, answers.refused)).toBeGreaterThan(50);
  });

  it.each(METADATA_VERSIONS)('with any count of version %i made huge are refused', (version) => {
    const whole = encodeRaw(sampleSnapshot(version));
    const known = fieldsOf(whole).filter(
      ({ path, type }) => path.endsWith('.length') && type === 'i32',
    );
    expect(known.length).toBeGreaterThan(50);
    known.forEach(({ path, start }, index) => {
      const damaged = Buffer.from(whole);
      damaged.writeInt32BE(0x7fff_ffff, start);
      // Counts within bytes that Flink does not look into here; the outer one has the same path.
      const isRepeated = known.findIndex((field) => field.path === path) < index;
      const isWithin = isRepeated || path.includes('.channels[');
      expect(judge(damaged, 'flink-2.3', 'std'), path).toBe(isWithin ? 'decoded' : 'refused');
    });
  });
});

const files = corpusFiles();

describe.skipIf(files === null)(`damaged real files ${NEEDS_CORPUS}`, () => {
  it('are kept to the byte, or refused where they are damaged', () => {
    const paths = files!.filter(({ bytes }) => bytes < 40_000).map(({ path }) => path);
    const answers = { decoded: 0, refused: 0 };
    assert(
      property(constantFrom(...paths), changes, (path, edits) => {
        const damaged = mutant(readFileSync(path), edits);
        answers[judge(damaged, 'flink-2.3', 'std')]++;
        compare(damaged, 'flink-2.3');
      }),
      { seed: SEED, numRuns: 1_000 },
    );
    expect(Math.min(answers.decoded, answers.refused)).toBeGreaterThan(50);
  });
});
