/** Values for what has no fields of its own: the ordinary one first, then those at some edge. */
import type { Primitive } from '../../spec/format/node.ts';
import { encodeJavaUtf } from '../../impl/codec/properties/java-utf.ts';
import { writeProperties } from '../../impl/codec/properties/write-properties.ts';
import { PROPERTY_FLAGS } from '../../spec/model/properties.ts';
import type { RawFlags } from '../../spec/format/properties.ts';

/** What is written for a count, and how many items follow. */
export const I32_COUNTS = [
  { written: 1, items: 1 },
  { written: 0, items: 0 },
  { written: 2, items: 2 },
  { written: -1, items: 0 },
  { written: -0x8000_0000, items: 0 },
  { written: 3, items: 1 },
  { written: 100_000, items: 0 },
] as const;

/** 1 is what writers write. */
export const PRESENCE_FLAGS = [1, 0, 2, -1] as const;

const EDGES_32 = [0, 1, 2, 3, -1, -2, 0x7fff_ffff, -0x8000_0000];
const EDGES_64 = [0n, 1n, -1n, -2n, 0x7fff_ffff_ffff_ffffn, -0x8000_0000_0000_0000n];

/** The ordinary values of fields that 0 does not suit, by the end of their places. */
const ORDINARY: readonly (readonly [RegExp, number])[] = [
  [/\.parallelism$/, 2],
  [/\.maxParallelism$/, 128],
  [/\.range\.count$/, 2],
  [/\.chainLength$/, 1],
];

const PATH = /(?:\.path|Path|Dir)$/;
const PATHS = [
  'file:/data/state',
  '/data/state',
  'state',
  '../state',
  'file:///a//b/../c/',
  's3://bucket/key',
  's3://bucket',
  'C:/windows',
  '/',
  'a b%20c',
  '/a:b',
  'a:b',
  ':',
  'file:',
  'file:x',
  '//host/x',
  '//',
  '?',
  '#',
  'a\\b',
  'x\u0000y',
  'ü€😀',
  '[',
  's3://[::1',
];

const UUIDS = ['2b7bd0a2-0b9e-4b8d-9d5f-6f6b7c1c5a10', '1-2-3-4-5', 'x', '-----'];

const byPlace = new Map<string, readonly Uint8Array[]>();

/** What may stand for a primitive at a place; made once. */
export function valuesOf(primitive: Primitive, place: string): readonly Uint8Array[] {
  let values = byPlace.get(place);
  if (values === undefined) byPlace.set(place, (values = makeValues(primitive, place)));
  return values;
}

function makeValues(primitive: Primitive, place: string): readonly Uint8Array[] {
  switch (primitive) {
    case 'i8':
      return [0, 1, 2, 3, 0x7f, 0x80, 0xff].map((value) => Uint8Array.of(value));
    case 'bool':
      return [1, 0, 2, 0xff].map((value) => Uint8Array.of(value));
    case 'i32': {
      const ordinary = ORDINARY.find(([pattern]) => pattern.test(place))?.[1] ?? 0;
      return [...new Set([ordinary, ...EDGES_32])].map(i32);
    }
    case 'i64':
      return EDGES_64.map(i64);
    case 'utf':
      return [...textsAt(place).map((text) => utf(encodeJavaUtf(text))), ...ODD_TEXTS];
    case 'bytes':
      return COUNTED_BYTES;
    case 'operatorId':
      return [Uint8Array.from({ length: 16 }, (_, i) => i), new Uint8Array(16)];
    case 'properties':
      return PROPERTIES;
  }
}

function textsAt(place: string): readonly string[] {
  if (place.endsWith('.backendId')) return UUIDS;
  return PATH.test(place) ? [...PATHS, ''] : ['text', '', 'ü€\u0000'];
}

const THREE_BYTES = Uint8Array.of(1, 2, 3);

/** Inline bytes; and counts that more, or fewer, bytes follow than they say. */
export const COUNTED_BYTES: readonly Uint8Array[] = [
  Buffer.concat([i32(3), THREE_BYTES]),
  i32(0),
  i32(-1),
  i32(-0x8000_0000),
  Buffer.concat([i32(2), THREE_BYTES]),
  i32(1_000_000),
];

/** Offsets with a count of their own. */
export const OFFSET_LISTS: readonly Uint8Array[] = [
  Buffer.concat([i32(2), i64(0n), i64(-1n)]),
  i32(0),
  i32(-1),
  i32(-0x8000_0000),
  i32(1_000_000),
];

/** Not canonical, malformed, and cut. */
const ODD_TEXTS = [
  utf(Uint8Array.of(0x61, 0)),
  utf(Uint8Array.of(0xc1, 0xa1)),
  utf(Uint8Array.of(0xe0, 0x81, 0xa1)),
  utf(Uint8Array.of(0xed, 0xa0, 0x80)),
  utf(Uint8Array.of(0x80)),
  utf(Uint8Array.of(0xf0, 0x9f, 0x98, 0x80)),
  utf(Uint8Array.of(0xc2)),
  utf(Uint8Array.of(0xe2, 0x82)),
  utf(Uint8Array.of(0xe2, 0x82, 0x41)),
  Uint8Array.of(0xff, 0xff),
];

const NO_FLAGS = Object.fromEntries(PROPERTY_FLAGS.map((flag) => [flag, 0])) as RawFlags;

const PROPERTIES = [
  writeProperties({ kind: 'null' }),
  ...(['FORWARD_BACKWARD', 'FORWARD', 'NO_SHARING'] as const).map((sharingFilesStrategy) =>
    writeProperties({
      kind: 'checkpoint',
      flags: NO_FLAGS,
      name: 'Checkpoint',
      sharingFilesStrategy,
    }),
  ),
  ...(['NONE', 'SUSPEND', 'TERMINATE'] as const).flatMap((postCheckpointAction) =>
    (['CANONICAL', 'NATIVE'] as const).map((formatType) =>
      writeProperties({
        kind: 'savepoint',
        flags: { ...NO_FLAGS, forced: 1, unclaimed: 255 },
        formatType,
        name: 'Savepoint',
        postCheckpointAction,
      }),
    ),
  ),
  new Uint8Array(),
];

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function i64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function utf(bytes: Uint8Array): Buffer {
  return Buffer.concat([Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
}
