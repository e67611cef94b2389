import { describe, expect, it } from 'vitest';
import { DIALECTS, METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import type { RawFlags, RawProperties } from '../../spec/format/properties.ts';
import type { RawOperator, RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import { PROPERTY_FLAGS } from '../../spec/model/properties.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { memorySource } from './byte-source.ts';
import { rawSnapshotFromJson } from './json/raw-snapshot-from-json.ts';
import { toJson } from './json/to-json.ts';
import { encodeMergedChannels } from './merged-channels.ts';
import { decodeRaw, encodeRaw, inAnyDialect } from './raw-codec.ts';
import { NO_STATE, sampleOperator, sampleSnapshot } from './samples/sample.ts';

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
    'V2 fillers at their bounds': withOperator(2, {
      chainLength: -0x8000_0000,
      subtasks: [subtaskWith({ duration: 5n, legacyStateCount: -7 })],
    }),
    'a negative count of V2 subtasks': withOperator(2, { subtasks: { count: -3 } }),
    'a finished operator with another count than -1': withOperator(6, {
      coordinatorState: null,
      subtasks: { count: -77 },
    }),
    'trailing bytes': { ...sampleSnapshot(3), trailing: Uint8Array.of(0, 0) },
    'an over-long text': withOperator(5, { name: { mutf8: Uint8Array.of(0xc1, 0x81) } }),
    'a raw NUL in a text': withOperator(5, { name: { mutf8: Uint8Array.of(0) } }),
    'a lone surrogate': withOperator(5, { name: 'a\ud800b' }),
    'the longest text': withOperator(5, { name: '\u0800'.repeat(21_845), uid: 'x'.repeat(65_535) }),
    'one subtask twice, finished and not': withOperator(6, {
      subtasks: [subtaskWith({}), subtaskWith({}), { index: 0, finished: true }],
    }),
    'the last subtask there can be, finished': withOperator(6, {
      parallelism: 0x7fff_ffff,
      maxParallelism: 0x7fff_ffff,
      subtasks: [{ index: 0x7fff_fffe, finished: true }],
    }),
    'one operator twice': {
      ...sampleSnapshot(4),
      operators: [sampleOperator(4, null), sampleOperator(4, null)],
    },
    'no operators': { ...sampleSnapshot(6), masterStates: [], operators: [] },
    'several master states': {
      ...sampleSnapshot(5),
      masterStates: [
        { version: -1, name: '', payload: new Uint8Array() },
        {
          version: 0x7fff_ffff,
          name: { mutf8: Uint8Array.of(0xe0, 0x80, 0x80) },
          payload: Uint8Array.of(0),
        },
      ],
    },
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

describe('merged channel offsets', () => {
  const info = { first: 1, second: -1 };
  const shape = encodeMergedChannels([{ info, size: 3n, offsets: BigInt64Array.of(9n) }]);
  const blobs: Record<string, [Uint8Array, 'parsed' | 'raw']> = {
    'what Flink writes': [shape, 'parsed'],
    'no channels': [Uint8Array.of(0, 0, 0, 0), 'parsed'],
    'bytes after the last channel': [Uint8Array.of(...shape, 0), 'raw'],
    'a channel that is cut': [shape.subarray(0, -1), 'raw'],
    'a huge count': [Uint8Array.of(0x7f, 0xff, 0xff, 0xff), 'raw'],
    'a negative count': [Uint8Array.of(0xff, 0xff, 0xff, 0xff), 'raw'],
    nothing: [new Uint8Array(), 'raw'],
  };

  it.each(Object.entries(blobs))('%s', (_name, [unparsed, expected]) => {
    const handle = { kind: 'mergedInput', subtaskIndex: 0, size: 1n, delegate: null } as const;
    const subtask = subtaskWith({ inputChannelState: [{ ...handle, channels: { unparsed } }] });
    const bytes = encodeRaw(withOperator(6, { subtasks: [subtask] }));
    const decoded = decode(bytes);
    expect(encodeRaw(decoded).equals(bytes)).toBe(true);
    const [operator] = toJson(decoded.operators) as never as { subtasks: never }[];
    expect(operator).toHaveProperty(
      `subtasks[0].inputChannelState[0].channels${expected === 'raw' ? '.unparsed' : '.length'}`,
    );
  });
});

describe('checkpoint properties', () => {
  const canonical: RawProperties[] = [
    ...['FORWARD_BACKWARD', 'FORWARD', 'NO_SHARING'].map(
      (sharingFilesStrategy) =>
        ({ kind: 'checkpoint', name: 'Checkpoint', sharingFilesStrategy }) as never,
    ),
    ...['CANONICAL', 'NATIVE'].flatMap((formatType) =>
      ['NONE', 'SUSPEND', 'TERMINATE'].map(
        (postCheckpointAction) =>
          ({ kind: 'savepoint', name: 'Savepoint', formatType, postCheckpointAction }) as never,
      ),
    ),
  ].map((type, index) => Object.assign(type, { flags: flagsOf(index) }));
  const all: RawProperties[] = [
    { kind: 'null' },
    ...canonical,
    { ...canonical[0]!, name: 'a\0\ud800é' } as RawProperties,
  ];

  it.each(all.map((properties) => [properties.kind, properties] as const))(
    'are kept in the shape of a %s',
    (_kind, properties) => {
      const bytes = encodeRaw({ ...sampleSnapshot(4), operators: [], properties });
      const decoded = decode(bytes);
      expect(decoded.properties).toEqual(properties);
      const json = JSON.parse(JSON.stringify(toJson(decoded))) as unknown;
      expect(encodeRaw(rawSnapshotFromJson(json)).equals(bytes)).toBe(true);
    },
  );

  it('are kept as bytes where Flink accepts what it never writes', () => {
    const plain = encodeRaw({ ...sampleSnapshot(4), operators: [], properties: canonical[0]! });
    const start = plain.indexOf(Buffer.from('aced0005', 'hex'));
    // A reset before the object: Java passes over it.
    const bytes = Buffer.concat([
      plain.subarray(0, start + 4),
      Buffer.of(0x79),
      plain.subarray(start + 4),
    ]);
    const decoded = decode(bytes);
    expect(decoded.properties).toEqual({ kind: 'raw', bytes: bytes.subarray(start) });
    const json = JSON.parse(JSON.stringify(toJson(decoded))) as unknown;
    expect(encodeRaw(rawSnapshotFromJson(json)).equals(bytes)).toBe(true);
  });
});

/** Flags that are not all alike, and not all bits. */
function flagsOf(seed: number): RawFlags {
  return Object.fromEntries(
    PROPERTY_FLAGS.map((flag, i) => [flag, (seed * 7 + i * 3) % 256]),
  ) as RawFlags;
}

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
  return { ...NO_STATE, ...state } as never;
}

/** Decoded bytes are Buffers, which differ from plain arrays in nothing but their class. */
function asBuffers(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(asBuffers);
  if (typeof value !== 'object' || value === null || value instanceof BigInt64Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, asBuffers(field)]));
}
