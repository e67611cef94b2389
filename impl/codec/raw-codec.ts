/** Raw snapshots in memory: from bytes, and to the same bytes again. */
import { HEADER_MAGIC, DIALECTS, VERSION_WITH_DIALECTS } from '../../spec/format/metadata.ts';
import type { RawOperator, RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import type { ByteSource } from './byte-source.ts';
import { memorySource } from './byte-source.ts';
import { hasProperties, writersOf } from './compiled-layout.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { readMetadata } from './read-metadata.ts';
import type { ReadOptions } from './read-metadata.ts';
import { Writer } from './writer.ts';

/**
 * Decodes one file, which is read in one dialect. State bytes in the answer are views into `bytes`.
 *
 * @throws DecodeRefusal where the release refuses the bytes
 */
export function decodeRaw(bytes: Uint8Array, options: ReadOptions): RawSnapshot {
  const operators: RawOperator[] = [];
  const parts: Partial<{ -readonly [K in keyof RawSnapshot]: RawSnapshot[K] }> = {
    dialect: options.dialect,
  };
  const end = readMetadata(memorySource(bytes), options, {
    header: (version) => (parts.metadataVersion = version),
    head: ({ value }) => Object.assign(parts, value),
    operator: ({ value }) => operators.push(value),
    properties: ({ value }) => (parts.properties = value),
  });
  parts.operators = operators;
  if (end < bytes.length) parts.trailing = bytes.subarray(end);
  return parts as RawSnapshot;
}

/** Bytes of a raw snapshot, whatever Flink would say to them. */
export function encodeRaw(snapshot: RawSnapshot): Buffer {
  const { metadataVersion, dialect, operators, properties, trailing } = snapshot;
  const write = writersOf(metadataVersion, dialect);
  const writer = sharedWriter;
  writer.clear();
  writer.i32(HEADER_MAGIC);
  writer.i32(metadataVersion);
  write.head(writer, snapshot);
  writer.i32(operators.length);
  for (const operator of operators) write.operator(writer, operator);
  if (hasProperties(metadataVersion)) write.properties(writer, properties);
  if (trailing !== undefined) writer.raw(trailing);
  return writer.copy();
}

/** Keeps its memory from file to file: making room costs more than writing. */
const sharedWriter = new Writer();

/** Where a file that was read in some dialect ended. */
export interface DialectAttempt<T> {
  readonly dialect: Dialect;
  readonly value: T;
  /** In bytes. */
  readonly end: number;
}

/**
 * Reads a file whose dialect nobody knows. Nothing in a file names it, but only version 3 has more than
 * one, and such a file has nothing after its operators: the first dialect that ends exactly at the
 * end is taken, else the first that can be read at all.
 *
 * @throws DecodeRefusal the refusal of the first dialect, if none can be read
 */
export function inAnyDialect<T>(
  source: ByteSource,
  read: (dialect: Dialect) => DialectAttempt<T>,
): DialectAttempt<T> {
  let readable: DialectAttempt<T> | undefined;
  let refusal: DecodeRefusal | undefined;
  for (const dialect of DIALECTS) {
    try {
      const attempt = read(dialect);
      if (attempt.end === source.size || !mayHaveDialects(source)) return attempt;
      readable ??= attempt;
    } catch (error) {
      if (!(error instanceof DecodeRefusal) || !mayHaveDialects(source)) throw error;
      refusal ??= error;
    }
  }
  if (readable !== undefined) return readable;
  throw refusal!;
}

function mayHaveDialects(source: ByteSource): boolean {
  if (source.size < 8) return false;
  const header = source.read(0, 8);
  return new DataView(header.buffer, header.byteOffset, 8).getInt32(4) === VERSION_WITH_DIALECTS;
}
