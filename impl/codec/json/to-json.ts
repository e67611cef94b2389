/**
 * Raw snapshots as JSON: 64-bit numbers as decimal strings, bytes as base64 strings, and texts that
 * are not well-formed, or not canonical, as `{ mutf8: base64 }`.
 */
import { encodeText, textLengthBytes } from '../modified-utf8.ts';

/** What `JSON.stringify` takes without loss. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

type Binary = Uint8Array | BigInt64Array;

/** The JSON form of a raw value. */
export function toJson(value: unknown): Json {
  return convert(value, binaryToText) as Json;
}

/**
 * The JSON form but for bytes and offsets, which stay as they are. Their texts lose nothing and cost
 * most of the time: who only holds a value against its JSON form needs them not.
 */
export function toJsonKeepingBinary(value: unknown): unknown {
  return convert(value, (binary) => binary);
}

function convert(value: unknown, spell: (binary: Binary) => unknown): unknown {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'string':
      return isWellFormed(value) ? value : { mutf8: spell(encodedText(value)) };
    case 'boolean':
    case 'number':
      return value;
    case 'object':
      break;
    default:
      throw new TypeError(`a ${typeof value} is no part of a snapshot`);
  }
  if (value === null) return null;
  if (value instanceof BigInt64Array || value instanceof Uint8Array) return spell(value);
  // Deep handles recurse through here, where `map` would take room on the stack.
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (let i = 0; i < value.length; i++) items.push(convert(value[i], spell));
    return items;
  }
  const json: Record<string, unknown> = {};
  for (const key in value) json[key] = convert((value as typeof json)[key], spell);
  return json;
}

function binaryToText(binary: Binary): Json {
  return binary instanceof BigInt64Array ? Array.from(binary, String) : base64(binary);
}

/** Whether a string has no lone surrogate. */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}

function encodedText(text: string): Uint8Array {
  const bytes = new Uint8Array(textLengthBytes(text));
  encodeText(text, bytes, 0);
  return bytes;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
