/** Modified UTF-8 as `java.io.ObjectInputStream` reads it and `ObjectOutputStream` writes it. */

/**
 * The UTF-16 code units of the bytes from `start` to `end`, or `null` where they are malformed.
 * Over-long forms, a raw NUL and lone surrogates are accepted, as Java does.
 * Java: `ObjectInputStream.BlockDataInputStream#readUTFBody`.
 */
export function decodeJavaUtf(bytes: Uint8Array, start: number, end: number): string | null {
  const units: number[] = [];
  let text = '';
  for (let at = start; at < end;) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : lead >> 5 === 6 ? 2 : lead >> 4 === 14 ? 3 : 0;
    if (length === 0 || at + length > end) return null;
    let unit = length === 1 ? lead : lead & (0x3f >> (length - 1));
    for (let i = 1; i < length; i++) {
      const next = bytes[at + i]!;
      if ((next & 0xc0) !== 0x80) return null;
      unit = (unit << 6) | (next & 0x3f);
    }
    units.push(unit);
    if (units.length === CHUNK) text += String.fromCharCode(...units.splice(0));
    at += length;
  }
  return text + String.fromCharCode(...units);
}

/** The canonical encoding: the only one that Java writes. */
export function encodeJavaUtf(text: string): Uint8Array {
  const bytes = new Uint8Array(javaUtfLength(text));
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const length = unitLength(unit);
    if (length === 1) bytes[at++] = unit;
    else {
      bytes[at++] = length === 2 ? 0xc0 | (unit >> 6) : 0xe0 | (unit >> 12);
      if (length === 3) bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes;
}

/** How many bytes the canonical encoding has. */
export function javaUtfLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) length += unitLength(text.charCodeAt(i));
  return length;
}

const CHUNK = 4096;

function unitLength(unit: number): number {
  if (unit >= 1 && unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
}
