/** Damages bytes at a field, which the traced reader finds by its path. */
import { DIALECTS } from '../../../spec/format/metadata.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import { fieldsOf as fieldsAsRead } from '../fields-of.ts';
import type { Field } from '../trace.ts';

/** Every field of bytes that decode, in file order. */
export function fieldsOf(bytes: Uint8Array): Field[] {
  return fieldsAsRead(bytes, findProfile('flink-2.3')!, DIALECTS[0]!);
}

/** Where a field stands. */
export function fieldAt(bytes: Uint8Array, path: string): Field {
  const field = fieldsOf(bytes).find((candidate) => candidate.path === path);
  if (field === undefined) throw new Error(`no field ${path}`);
  return field;
}

/** A copy with an `i32` field overwritten. */
export function withI32(bytes: Uint8Array, path: string, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeInt32BE(value, fieldAt(bytes, path).start);
  return copy;
}

/** A copy with the first byte of a field overwritten. */
export function withByte(bytes: Uint8Array, path: string, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[fieldAt(bytes, path).start] = value;
  return copy;
}

/** The bytes up to a field's start, or so many bytes further. */
export function cutAt(bytes: Uint8Array, path: string, further = 0): Buffer {
  return Buffer.from(bytes.subarray(0, fieldAt(bytes, path).start + further));
}
