import { describe, expect, it } from 'vitest';
import { CHECKPOINT_PROPERTIES } from '../../../spec/format/java-classes.ts';
import type { RawProperties } from '../../../spec/format/properties.ts';
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import { REFUSALS } from '../../../spec/model/refusal.ts';
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { DecodeRefusal } from '../decode-refusal.ts';
import { decodeRaw, encodeRaw } from '../raw-codec.ts';
import { writeProperties } from './write-properties.ts';

const checkpoint: RawProperties = {
  kind: 'checkpoint',
  flags: Object.fromEntries(PROPERTY_FLAGS.map((flag) => [flag, 1])) as never,
  name: 'Checkpoint',
  sharingFilesStrategy: 'FORWARD',
};

const i16 = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff);
const i32 = (value: number): Buffer => Buffer.concat([i16(value >> 16), i16(value)]);
const i64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};
const utf = (text: string): Buffer =>
  Buffer.concat([i16(text.length), Buffer.from(text, 'latin1')]);
const HEADER = Buffer.from('aced0005', 'hex');

/** A class descriptor without fields, annotations and superclass. */
const descriptor = (name: string, serialVersionUID: bigint, flags = 2): Buffer =>
  Buffer.concat([
    Buffer.of(0x72),
    utf(name),
    i64(serialVersionUID),
    Buffer.of(flags),
    i16(0),
    Buffer.of(0x78, 0x70),
  ]);
const object = (name: string, serialVersionUID: bigint): Buffer =>
  Buffer.concat([HEADER, Buffer.of(0x73), descriptor(name, serialVersionUID)]);
const stream = (...parts: Buffer[]): Buffer => Buffer.concat([HEADER, ...parts]);

const canonical = Buffer.from(writeProperties(checkpoint));
/** The canonical stream with the first of some bytes replaced, which are as long. */
function replaced(from: Buffer | string, to: Buffer | string): Buffer {
  const bytes = Buffer.from(canonical);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.set(Buffer.from(to as string), at);
  return bytes;
}
const at = (text: Buffer | string, further = 0): number => canonical.indexOf(text) + further;

interface RefusedCase {
  readonly what: string;
  readonly code: RefusalCode;
  readonly bytes: Uint8Array;
  /** In bytes from the stream's start. */
  readonly offset: number;
  /** `properties` where nothing else is said. */
  readonly path?: string;
}

/** An object up to what its class's annotation holds: the next one. */
const OBJECT_IN_ANNOTATION = Buffer.of(0x73, 0x72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0);

const TYPE_STRING = Buffer.concat([Buffer.of(0x74), utf('Checkpoint')]);

// prettier-ignore
const CASES: readonly RefusedCase[] = [
  { what: 'nothing', code: 'PROPERTIES_TRUNCATED', bytes: Buffer.alloc(0), offset: 0 },
  { what: 'a header alone', code: 'PROPERTIES_TRUNCATED', bytes: HEADER, offset: 4 },
  { what: 'a cut flag', code: 'PROPERTIES_TRUNCATED', bytes: canonical.subarray(0, 260), offset: 260 },
  { what: 'a cut name', code: 'PROPERTIES_TRUNCATED', bytes: canonical.subarray(0, at(TYPE_STRING, 5)), offset: at(TYPE_STRING, 3), path: 'properties.checkpointType.name' },
  { what: 'another header', code: 'PROPERTIES_STREAM_CORRUPTED', bytes: Buffer.from('aced000470', 'hex'), offset: 0 },
  { what: 'an unknown type code', code: 'PROPERTIES_STREAM_CORRUPTED', bytes: stream(Buffer.of(0x6f)), offset: 4 },
  { what: 'a reference to nothing', code: 'PROPERTIES_STREAM_CORRUPTED', bytes: stream(Buffer.of(0x71), i32(0x7e0000)), offset: 4 },
  { what: 'an array of negative length', code: 'PROPERTIES_STREAM_CORRUPTED', bytes: stream(Buffer.of(0x75), descriptor('[I', 0x4dba602676eab2a5n), i32(-1)), offset: 4 + 1 + 18, },
  { what: 'an exception of the writer', code: 'PROPERTIES_STREAM_CORRUPTED', bytes: stream(Buffer.of(0x7b, 0x70)), offset: 4 },
  { what: 'a name that is not modified UTF-8', code: 'UTF_MALFORMED', bytes: replaced(TYPE_STRING, Buffer.concat([TYPE_STRING.subarray(0, 4), Buffer.of(0xff)])), offset: at(TYPE_STRING, 4), path: 'properties.checkpointType.name' },
  { what: 'an object without a class', code: 'PROPERTIES_CLASS_MISSING', bytes: stream(Buffer.of(0x73, 0x70)), offset: 5 },
  { what: 'another serialVersionUID', code: 'PROPERTIES_CLASS_INVALID', bytes: object(CHECKPOINT_PROPERTIES.name, 3n), offset: 5 },
  { what: 'another serialVersionUID of the type', code: 'PROPERTIES_CLASS_INVALID', bytes: replaced(Buffer.from('d6de4f03', 'hex'), Buffer.of(0)), offset: at('org.apache.flink.runtime.checkpoint.CheckpointType', -3), path: 'properties.checkpointType' },
  { what: 'an enum that is none', code: 'PROPERTIES_CLASS_INVALID', bytes: stream(Buffer.of(0x7e), descriptor('a.B', 0n)), offset: 4 },
  { what: 'flags that contradict each other', code: 'PROPERTIES_CLASS_INVALID', bytes: stream(Buffer.of(0x73), descriptor('a.B', 0n, 6)), offset: 5 },
  { what: 'a class that is not there', code: 'PROPERTIES_CLASS_UNKNOWN', bytes: object('a.B', 1n), offset: 4 },
  { what: 'an enum that is not there', code: 'PROPERTIES_CLASS_UNKNOWN', bytes: replaced('SnapshotType$SharingFilesStrategy\0', 'SnapshotType$SharingFilesStrateg_\0'), offset: 4 },
  { what: 'a string', code: 'PROPERTIES_OTHER_OBJECT', bytes: stream(Buffer.of(0x74), utf('x')), offset: 4 },
  { what: 'an array', code: 'PROPERTIES_OTHER_OBJECT', bytes: stream(Buffer.of(0x75), descriptor('[I', 0x4dba602676eab2a5n), i32(1), i32(7)), offset: 4 },
  { what: 'another class', code: 'PROPERTIES_OTHER_OBJECT', bytes: object('java.util.UUID', -4856846361193249489n), offset: 4 },
  { what: 'an unknown constant', code: 'PROPERTIES_CONSTANT_UNKNOWN', bytes: Buffer.from([...canonical.subarray(0, -1), 0x58]), offset: canonical.length - 10, path: 'properties.checkpointType.sharingFilesStrategy' },
  { what: 'a proxy of interfaces that are there', code: 'PROPERTIES_NOT_UNDERSTOOD', bytes: stream(Buffer.of(0x73, 0x7d), i32(1), utf('java.io.Serializable'), Buffer.of(0x78, 0x70)), offset: 5 },
  { what: 'deep nesting', code: 'NESTING_TOO_DEEP', bytes: stream(Buffer.alloc(15 * 200_000, OBJECT_IN_ANNOTATION)), offset: 4 + 1_000 * 15 },
];

/** A file of version 4 that ends with such properties, and where they start. */
function fileWith(properties: Uint8Array): { bytes: Buffer; start: number } {
  const snapshot = {
    metadataVersion: 4,
    dialect: 'std',
    checkpointId: 1n,
    masterStates: [],
    operators: [],
  } as const;
  const bytes = encodeRaw({ ...snapshot, properties: { kind: 'raw', bytes: properties } });
  return { bytes, start: bytes.length - properties.length };
}

function refusalOf(bytes: Uint8Array): DecodeRefusal {
  const { format } = findProfile('flink-2.3')!;
  try {
    decodeRaw(bytes, { behaviour: format, dialect: 'std', pointer: 'resolvable' });
  } catch (error) {
    if (error instanceof DecodeRefusal) return error;
    throw error;
  }
  throw new Error('the bytes were accepted');
}

describe('refusals of the properties', () => {
  it.each(CASES)('$what: $code', ({ code, bytes, offset, path = 'properties' }) => {
    const file = fileWith(bytes);
    const refusal = refusalOf(file.bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.path).toBe(path);
    expect(refusal.offset - file.start).toBe(offset);
  });

  it('cover every code of theirs', () => {
    const codes = Object.keys(REFUSALS).filter((code) => code.startsWith('PROPERTIES_'));
    expect(codes.filter((code) => !CASES.some((entry) => entry.code === code))).toEqual([]);
  });

  it('meet every proper prefix', () => {
    for (let length = 0; length < canonical.length; length++) {
      const { code } = refusalOf(fileWith(canonical.subarray(0, length)).bytes);
      expect(code, `${length} bytes`).toBe('PROPERTIES_TRUNCATED');
    }
  });
});
