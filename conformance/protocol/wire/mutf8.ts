/** Strings with lone surrogates as bytes: each UTF-16 code unit in modified UTF-8 of its own. */

/** The modified UTF-8 of a string. Java: `DataOutput#writeUTF`, without the two length bytes. */
export function toModifiedUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x01 && unit <= 0x7f) bytes.push(unit);
    else if (unit <= 0x7ff) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Uint8Array.from(bytes);
}

/** The string of modified UTF-8; `null` for bytes that are none. */
export function fromModifiedUtf8(bytes: Uint8Array): string | null {
  const units: string[] = [];
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead >> 5 === 0x6 ? 2 : lead >> 4 === 0xe ? 3 : 0;
    if (length === 0 || i + length > bytes.length) return null;
    let unit = length === 1 ? lead : lead & (length === 2 ? 0x1f : 0x0f);
    for (let k = 1; k < length; k++) {
      if (bytes[i + k]! >> 6 !== 0x2) return null;
      unit = (unit << 6) | (bytes[i + k]! & 0x3f);
    }
    units.push(String.fromCharCode(unit));
    i += length;
  }
  return units.join('');
}
