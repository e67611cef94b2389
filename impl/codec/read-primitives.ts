/** Readers of what has no fields of its own. */
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { Read } from './compile-reader.ts';
import { HIGH_HALF } from './host-order.ts';
import { decodeText } from './modified-utf8.ts';
import type { Reader } from './reader.ts';

const OPERATOR_ID_BYTES = 16;
const OFFSET_BYTES = 8;
const COUNT_BYTES = 4;

export const i8: Read = (reader) => reader.i8();
export const i32: Read = (reader) => reader.i32();
export const i64: Read = (reader) => reader.i64();

export const bool: Read = (reader) => {
  reader.require(1);
  const byte = reader.take(1)[0]!;
  return byte > 1 ? byte : byte === 1;
};

export const utf: Read = (reader) => {
  reader.require(2);
  const length = reader.view.getUint16(reader.position);
  reader.require(2 + length);
  const start = reader.position + 2;
  const text = decodeText(reader.buffer, start, start + length);
  if (typeof text === 'object' && 'malformedAt' in text)
    reader.refuse('UTF_MALFORMED', text.malformedAt);
  reader.position = start + length;
  return text;
};

export const operatorId: Read = (reader) => {
  reader.require(OPERATOR_ID_BYTES);
  const start = reader.position;
  reader.position += OPERATOR_ID_BYTES;
  return reader.buffer.toString('hex', start, reader.position);
};

/** A count and so many bytes, as a view: inline state is never copied. */
export function bytesReader(truncated?: RefusalCode, negative?: RefusalCode): Read {
  return (reader) => {
    const start = reader.position;
    const count = reader.i32();
    if (count < 0) reader.refuse(negative ?? 'BYTE_COUNT_NEGATIVE', start);
    // The field that is to blame starts with its count.
    reader.position = start;
    reader.requireOr(COUNT_BYTES + count, truncated ?? reader.truncated);
    reader.position = start + COUNT_BYTES;
    return reader.take(count);
  };
}

/** So many 64-bit numbers, in one array that is as long as what is left of the file allows. */
export function offsetsReader(
  countOf: (reader: Reader, parent: Record<string, unknown>) => number,
  negative: RefusalCode,
  traced: boolean,
): Read {
  return (reader, parent) => {
    const start = reader.position;
    const count = countOf(reader, parent);
    if (count < 0) reader.refuse(negative, start);
    if (traced) return tracedOffsets(reader, count, start);
    reader.require(count * OFFSET_BYTES);
    return takeOffsets(reader, count);
  };
}

/** Up to so many offsets, a bigint of each costs less than a second view onto their memory. */
const FEW_OFFSETS = 12;

function takeOffsets(reader: Reader, count: number): BigInt64Array {
  const offsets = new BigInt64Array(count);
  if (count <= FEW_OFFSETS) {
    for (let i = 0; i < count; i++) offsets[i] = reader.i64();
    return offsets;
  }
  // Halves are copied, since making a bigint of each costs more than everything else here.
  const halves = new Uint32Array(offsets.buffer);
  const { view } = reader;
  let at = reader.position;
  for (let i = 0; i < 2 * count; i += 2) {
    halves[i + HIGH_HALF] = view.getUint32(at);
    halves[i + 1 - HIGH_HALF] = view.getUint32(at + 4);
    at += OFFSET_BYTES;
  }
  reader.position = at;
  return offsets;
}

function tracedOffsets(reader: Reader, count: number, start: number): BigInt64Array {
  if (reader.position > start)
    reader.trace?.leaf(reader.base + start, reader.offset, 'i32', count, '.length');
  const offsets: bigint[] = [];
  for (let i = 0; i < count; i++) {
    const at = reader.offset;
    reader.trace?.enterItem(i);
    offsets.push(reader.i64());
    reader.trace?.leaf(at, reader.offset, 'i64', offsets.at(-1));
    reader.trace?.leave();
  }
  return BigInt64Array.from(offsets);
}
