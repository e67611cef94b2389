/** UUIDs from strings, as Java makes them. Java: `java.util.UUID#fromString`, `#nameUUIDFromBytes`. */
import { createHash } from 'node:crypto';

const LONGEST = 36;
const PART = /^[+]?[0-9a-f]+$/i;

/** What `String#getBytes` writes as a question mark. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Hex digits that are kept of each of the five parts, counted from their ends. */
const DIGITS = [8, 4, 4, 4, 12] as const;

/**
 * The canonical form of a backend identifier: short parts are filled up, long ones cut, and a string
 * that is no UUID gives the type 3 UUID of its UTF-8 bytes.
 * Flink: `MetadataV2V3SerializerBase#deserializeIncrementalStateHandle`.
 */
export function backendUuid(text: string): string {
  return parseUuid(text) ?? nameUuid(text);
}

function parseUuid(text: string): string | null {
  const parts = text.split('-');
  if (text.length > LONGEST || parts.length !== DIGITS.length) return null;
  if (!parts.every((part) => PART.test(part) && fitsLong(part))) return null;
  return parts.map((part, i) => lastDigits(part, DIGITS[i]!)).join('-');
}

/** Java: `Long#parseLong` with radix 16. */
function fitsLong(part: string): boolean {
  return BigInt(`0x${part.replace('+', '')}`) <= 0x7fff_ffff_ffff_ffffn;
}

function lastDigits(part: string, digits: number): string {
  return part.replace('+', '').toLowerCase().padStart(digits, '0').slice(-digits);
}

function nameUuid(text: string): string {
  const digest = createHash('md5').update(text.replaceAll(LONE_SURROGATE, '?')).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x30;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return lengthsOf(digest.toString('hex'));
}

function lengthsOf(hex: string): string {
  let at = 0;
  return DIGITS.map((digits) => hex.slice(at, (at += digits))).join('-');
}
