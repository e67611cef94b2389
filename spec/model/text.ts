/**
 * A string as Java's modified UTF-8 carries it.
 *
 * A JavaScript string holds UTF-16 code units, lone surrogates included, which is what
 * `java.io.DataInput#readUTF` yields. Bytes that decode but that no writer would produce (over-long
 * forms, a raw NUL) are kept as `{ mutf8 }`, so that they can be written again unchanged.
 */
export type Text = string | RawText;

/** The encoded bytes of a string, without its two length bytes. At most 65,535 bytes. */
export interface RawText {
  readonly mutf8: Uint8Array;
}

/** Whether a text is kept as its encoded bytes. */
export function isRawText(text: Text): text is RawText {
  return typeof text !== 'string';
}
