import { describe, expect, it } from 'vitest';
import { DIALECTS, METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import type { RawOperator, RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { memorySource } from './byte-source.ts';
import { rawSnapshotFromJson } from './json/raw-snapshot-from-json.ts';
import { toJson } from './json/to-json.ts';
import { decodeRaw, encodeRaw, inAnyDialect } from './raw-codec.ts';
import { sampleOperator, sampleSnapshot } from './testing/sample.ts';

const newest = findProfile('flink-2.3')!.format;

function decode(bytes: Uint8Array, dialect: (typeof DIALECTS)[number] = 'std'): RawSnapshot {
  return decodeRaw(bytes, { behaviour: newest, dialect, pointer: 'resolvable' });
}

function withOperator(version: number, change: Partial<RawOperator>): RawSnapshot {
  return {
    ...sampleSnapshot(version),
    operators: [{ ...sampleOperator(version, null), ...change }],
  };
}

describe.each(METADATA_VERSIONS)('metadata version %d', (version) => {
  it('keeps every structure through bytes', () => {
    const snapshot = sampleSnapshot(version);
    expect(decode(encodeRaw(snapshot))).toEqual(asBuffers(snapshot));
  });

  it('keeps every structure through JSON', () => {
    const bytes = encodeRaw(sampleSnapshot(version));
    const json = JSON.stringify(toJson(decode(bytes)));
    expect(encodeRaw(rawSnapshotFromJson(JSON.parse(json))).equals(bytes)).toBe(true);
  });
});

describe('what only byte-exact re-encoding needs', () => {
  const odd: Record<string, RawSnapshot> = {
    'V2 fillers': withOperator(2, { chainLength: 9 }),
    'a negative count of V2 subtasks': withOperator(2, { subtasks: { count: -3 } }),
    'a finished operator with another count than -1': withOperator(6, {
      coordinatorState: null,
      subtasks: { count: -77 },
    }),
    'trailing bytes': { ...sampleSnapshot(3), trailing: Uint8Array.of(0, 0) },
    'an over-long text': withOperator(5, { name: { mutf8: Uint8Array.of(0xc1, 0x81) } }),
    'a raw NUL in a text': withOperator(5, { name: { mutf8: Uint8Array.of(0) } }),
    'a lone surrogate': withOperator(5, { name: 'a\ud800b' }),
    'NUL and supplementary characters': withOperator(5, { name: '\0\u{1f600}é' }),
    'a negative count of channels': withOperator(3, {
      subtasks: [subtaskWith({ inputChannelState: { count: -2 }, resultSubpartitionState: [] })],
    }),
    'a presence flag other than 1': withOperator(3, {
      subtasks: [
        subtaskWith({
          managedOperatorState: {
            flag: 9,
            value: {
              kind: 'partitionable',
              states: [],
              delegate: { kind: 'bytes', handleName: 'x', data: new Uint8Array() },
            },
          },
        }),
      ],
    }),
    'the start of an empty range': withOperator(3, {
      subtasks: [
        subtaskWith({
          managedKeyedState: {
            kind: 'savepointKeyGroups',
            range: { start: 5, count: 0 },
            offsets: new BigInt64Array(),
            delegate: { kind: 'emptySegment' },
          },
        }),
      ],
    }),
  };

  it.each(Object.entries(odd))('%s', (_name, snapshot) => {
    const bytes = encodeRaw(snapshot);
    const decoded = decode(bytes);
    expect(encodeRaw(decoded).equals(bytes)).toBe(true);
    const json = JSON.parse(JSON.stringify(toJson(decoded))) as unknown;
    expect(encodeRaw(rawSnapshotFromJson(json)).equals(bytes)).toBe(true);
  });
});

describe('dialects of version 3', () => {
  it.each(DIALECTS)('%s is found again though no file names it', (dialect) => {
    const bytes = encodeRaw({ ...dialectSample(), dialect });
    const source = memorySource(bytes);
    const found = inAnyDialect(source, (tried) => {
      const value = decode(bytes, tried);
      return { dialect: tried, value, end: source.size - (value.trailing?.length ?? 0) };
    });
    expect(found.dialect).toBe(dialect);
    expect(encodeRaw(found.value).equals(bytes)).toBe(true);
  });
});

/** In-flight data and changelog handles: what the dialects lay out differently. */
function dialectSample(): RawSnapshot {
  const all = sampleSnapshot(3);
  const known = new Set(['changelog', 'inMemoryChangelog', 'fileChangelog']);
  return {
    ...all,
    operators: all.operators.filter(
      ({ subtasks }) =>
        Array.isArray(subtasks) && known.has(subtasks[0]?.managedKeyedState?.kind ?? ''),
    ),
  };
}

function subtaskWith(state: object): never {
  return {
    index: 0,
    managedOperatorState: null,
    rawOperatorState: null,
    managedKeyedState: null,
    rawKeyedState: null,
    inputChannelState: [],
    resultSubpartitionState: [],
    ...state,
  } as never;
}

/** Decoded bytes are Buffers, which differ from plain arrays in nothing but their class. */
function asBuffers(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(asBuffers);
  if (typeof value !== 'object' || value === null || value instanceof BigInt64Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, asBuffers(field)]));
}
