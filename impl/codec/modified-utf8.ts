/**
 * Modified UTF-8, by UTF-16 code units. Java: `DataInputStream#readUTF`, `DataOutputStream#writeUTF`.
 */
import type { Text } from '../../spec/model/text.ts';
import { isRawText } from '../../spec/model/text.ts';

/** The longest text in encoded bytes. */
export const LONGEST_TEXT_BYTES = 65_535;

/** From this length on one call into the runtime beats a loop over characters. */
const SHORT_TEXT_BYTES = 12;

/** A malformed text; `index` is where its malformed character starts, in bytes. */
export interface MalformedText {
  readonly malformedAt: number;
}

/** Decodes `bytes[start..end)`. */
export function decodeText(bytes: Buffer, start: number, end: number): Text | MalformedText {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === 0 || byte > 0x7f) return decodeUnits(bytes, start, end);
  }
  return decodeAscii(bytes, start, end);
}

function decodeAscii(bytes: Buffer, start: number, end: number): string {
  if (end - start > SHORT_TEXT_BYTES) return bytes.toString('latin1', start, end);
  let text = '';
  for (let i = start; i < end; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

function decodeUnits(bytes: Buffer, start: number, end: number): Text | MalformedText {
  const units: string[] = [];
  let canonical = true;
  let at = start;
  while (at < end) {
    const width = widthOf(bytes[at]!);
    if (width === 0 || at + width > end || !continues(bytes, at, width)) return { malformedAt: at };
    const unit = unitAt(bytes, at, width);
    canonical &&= width === widthOfUnit(unit);
    units.push(String.fromCharCode(unit));
    at += width;
  }
  return canonical ? units.join('') : { mutf8: bytes.subarray(start, end) };
}

/** How many bytes a lead byte announces; 0 for a byte that leads nothing. */
function widthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc0 && lead < 0xe0) return 2;
  return lead >= 0xe0 && lead < 0xf0 ? 3 : 0;
}

function continues(bytes: Uint8Array, at: number, width: number): boolean {
  for (let i = 1; i < width; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return false;
  return true;
}

function unitAt(bytes: Uint8Array, at: number, width: number): number {
  const lead = bytes[at]!;
  if (width === 1) return lead;
  const second = bytes[at + 1]! & 0x3f;
  if (width === 2) return ((lead & 0x1f) << 6) | second;
  return ((lead & 0x0f) << 12) | (second << 6) | (bytes[at + 2]! & 0x3f);
}

/** How many bytes a writer takes for a code unit; NUL takes two. */
function widthOfUnit(unit: number): number {
  if (unit >= 1 && unit <= 0x7f) return 1;
  return unit <= 0x7ff ? 2 : 3;
}

/** How many bytes a text takes. */
export function textLengthBytes(text: Text): number {
  if (isRawText(text)) return text.mutf8.length;
  let length = 0;
  for (let i = 0; i < text.length; i++) length += widthOfUnit(text.charCodeAt(i));
  return length;
}

/** Writes a text to `target` from `at` on, where there is room for it; answers its end. */
export function encodeText(text: Text, target: Uint8Array, at: number): number {
  if (isRawText(text)) {
    target.set(text.mutf8, at);
    return at + text.mutf8.length;
  }
  let next = at;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const width = widthOfUnit(unit);
    if (width === 1) target[next] = unit;
    else if (width === 2) {
      target[next] = 0xc0 | (unit >> 6);
      target[next + 1] = 0x80 | (unit & 0x3f);
    } else {
      target[next] = 0xe0 | (unit >> 12);
      target[next + 1] = 0x80 | ((unit >> 6) & 0x3f);
      target[next + 2] = 0x80 | (unit & 0x3f);
    }
    next += width;
  }
  return next;
}

/** The code units of a text, over-long forms read as Java reads them. */
export function textToString(text: Text): string {
  if (!isRawText(text)) return text;
  const { mutf8 } = text;
  let units = '';
  for (let at = 0; at < mutf8.length;) {
    const width = widthOf(mutf8[at]!);
    units += String.fromCharCode(unitAt(mutf8, at, width));
    at += width;
  }
  return units;
}
