/** Plain values from JSON. */
import type { Text } from '../../../spec/model/text.ts';
import { decodeText } from '../modified-utf8.ts';
import { InvalidSnapshotJson } from './invalid-snapshot-json.ts';

const INT32 = [-0x8000_0000, 0x7fff_ffff] as const;
const INT64 = [-(2n ** 63n), 2n ** 63n - 1n] as const;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A number within `i32`. */
export function integer(json: unknown, path: string): number {
  return whole(json, path, INT32);
}

/** Decimal strings as one array of 64-bit numbers; such an array is taken as it is. */
export function offsets(json: unknown, path: string): BigInt64Array {
  if (json instanceof BigInt64Array) return json;
  if (!Array.isArray(json)) throw new InvalidSnapshotJson(path, 'not an array');
  return BigInt64Array.from(json, (entry, index) => long(entry, `${path}[${index}]`));
}

/** Bytes from a base64 string; bytes are taken as they are. */
export function bytes(json: unknown, path: string): Uint8Array {
  if (json instanceof Uint8Array) return json;
  if (typeof json !== 'string' || !BASE64.test(json)) {
    throw new InvalidSnapshotJson(path, 'not a base64 string');
  }
  return Buffer.from(json, 'base64');
}

/** A string, or the encoded bytes of one that JSON cannot carry: canonical ones become strings again. */
export function text(json: unknown, path: string): Text {
  if (typeof json === 'string') return json;
  if (typeof json !== 'object' || json === null || !('mutf8' in json)) {
    throw new InvalidSnapshotJson(path, 'neither a string nor { mutf8 }');
  }
  const encoded = Buffer.from(bytes(json.mutf8, `${path}.mutf8`));
  const decoded = decodeText(encoded, 0, encoded.length);
  if (typeof decoded === 'object' && 'malformedAt' in decoded) {
    throw new InvalidSnapshotJson(`${path}.mutf8`, 'not modified UTF-8');
  }
  return decoded;
}

/** A number within bounds, both included. */
export function whole(
  json: unknown,
  path: string,
  [least, most]: readonly [number, number],
): number {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < least || json > most) {
    throw new InvalidSnapshotJson(path, `not a whole number from ${least} to ${most}`);
  }
  return json;
}

/** A 64-bit number from its decimal string. */
export function long(json: unknown, path: string): bigint {
  const isDecimal = typeof json === 'string' && /^-?\d{1,19}$/.test(json);
  const value = isDecimal ? BigInt(json) : null;
  if (value === null || value < INT64[0] || value > INT64[1]) {
    throw new InvalidSnapshotJson(path, 'not a decimal string of a signed 64-bit number');
  }
  return value;
}
