/**
 * Raw snapshots as JSON: 64-bit numbers as decimal strings, bytes as base64 strings, and texts that
 * are not well-formed, or not canonical, as `{ mutf8: base64 }`.
 */
import { encodeText, textLengthBytes } from '../modified-utf8.ts';

/** What `JSON.stringify` takes without loss. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The JSON form of a raw value. */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'string':
      return isWellFormed(value) ? value : { mutf8: base64(encodedText(value)) };
    case 'boolean':
    case 'number':
      return value;
    case 'object':
      return value === null ? null : objectToJson(value);
    default:
      throw new TypeError(`a ${typeof value} is no part of a snapshot`);
  }
}

function objectToJson(value: object): Json {
  if (value instanceof BigInt64Array) return Array.from(value, String);
  if (value instanceof Uint8Array) return base64(value);
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, toJson(field)]));
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
