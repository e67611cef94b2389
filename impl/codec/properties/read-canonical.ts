/** The fast path: properties in the very shape that Flink writes. */
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import type { RawFlags, RawProperties } from '../../../spec/format/properties.ts';
import { CANONICAL_SHAPES, NULL_PROPERTIES } from './canonical-shape.ts';
import type { ShapePart } from './canonical-shape.ts';
import { decodeJavaUtf, javaUtfLength } from './java-utf.ts';

/** Properties and the offset after their last byte. */
export interface ReadProperties {
  readonly value: RawProperties;
  readonly next: number;
}

/** The canonical properties that start at `start`, or `null` where anything else stands there. */
export function readCanonical(
  bytes: Uint8Array,
  start: number,
  end: number,
): ReadProperties | null {
  if (matches(bytes, start, end, NULL_PROPERTIES)) {
    return { value: { kind: 'null' }, next: start + NULL_PROPERTIES.length };
  }
  return (
    readShape(bytes, start, end, 'checkpoint', CANONICAL_SHAPES.checkpoint) ??
    readShape(bytes, start, end, 'savepoint', CANONICAL_SHAPES.savepoint)
  );
}

function readShape(
  bytes: Uint8Array,
  start: number,
  end: number,
  kind: 'checkpoint' | 'savepoint',
  shape: readonly ShapePart[],
): ReadProperties | null {
  const value: Record<string, unknown> = { kind };
  let at = start;
  for (const part of shape) {
    if (part.kind === 'constant') {
      if (!matches(bytes, at, end, part.bytes)) return null;
      at += part.bytes.length;
    } else if (part.kind === 'flags') {
      const next = at + PROPERTY_FLAGS.length;
      if (next > end) return null;
      value['flags'] = readFlags(bytes, at);
      at = next;
    } else {
      const length = at + 2 <= end ? bytes[at]! * 256 + bytes[at + 1]! : Infinity;
      const next = at + 2 + length;
      if (next > end) return null;
      const text = decodeJavaUtf(bytes, at + 2, next);
      if (text === null || javaUtfLength(text) !== length) return null;
      if (part.constants !== null && !part.constants.includes(text)) return null;
      value[part.field] = text;
      at = next;
    }
  }
  // The shape's slots are the fields of this kind of properties: both come from the class's fields.
  return { value: value as unknown as RawProperties, next: at };
}

function readFlags(bytes: Uint8Array, at: number): RawFlags {
  const flags: Partial<Record<keyof RawFlags, number>> = {};
  for (const [i, flag] of PROPERTY_FLAGS.entries()) flags[flag] = bytes[at + i]!;
  return flags as RawFlags;
}

function matches(bytes: Uint8Array, at: number, end: number, expected: Uint8Array): boolean {
  if (at + expected.length > end) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}
