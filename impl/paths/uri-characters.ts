/**
 * Which characters `java.net.URI` takes as they are in which part of a URI, how it quotes the others
 * and what it reads quoted ones as.
 */

/** A part of a URI, as a test of one character below U+0080, `%` left out. */
export type CharacterSet = RegExp;

// prettier-ignore
export const URI_CHARACTERS = {
  alpha:        /[a-z]/i,
  digit:        /[0-9]/,
  hex:          /[0-9a-f]/i,
  alphanumeric: /[a-z0-9]/i,
  label:        /[a-z0-9-]/i,
  scheme:       /[a-z0-9+.-]/i,
  scope:        /[a-z0-9_.]/i,
  path:         /[a-z0-9\-_.!~*'():@&=+$,;/]/i,
  userInfo:     /[a-z0-9\-_.!~*'();:&=+$,]/i,
  registry:     /[a-z0-9\-_.!~*'();:&=+$,@]/i,
  server:       /[a-z0-9\-_.!~*'();:&=+$,@[\]]/i,
  any:          /[a-z0-9\-_.!~*'();/?:@&=+$,[\]]/i,
} as const satisfies Record<string, CharacterSet>;

/**
 * Quotes what a part does not take: as `%XX`, for characters from U+0080 on only where they are
 * blank or control characters. Java: `URI#quote`.
 */
export function quote(text: string, set: CharacterSet): string {
  let quoted = '';
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    quoted += isTaken(character, set) ? character : percentEncode(character);
  }
  return quoted;
}

/** Whether a part takes every character of a text, well-formed `%XX` included. */
export function takesAll(text: string, set: CharacterSet): boolean {
  for (let i = 0; i < text.length; i++) {
    if (isTaken(text[i]!, set)) continue;
    if (text[i] !== '%' || !/^%[0-9a-f]{2}/i.test(text.slice(i, i + 3))) return false;
    i += 2;
  }
  return true;
}

/**
 * Reads `%XX` sequences as UTF-8, with U+FFFD for what is malformed. What stands between brackets
 * stays, since `%` starts the zone of an IPv6 address there. Java: `URI#decode`.
 */
export function unquote(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/\[[^\]]*\]?|(?:%[0-9a-f]{2})+/gi, (run) => {
    if (run.startsWith('[')) return run;
    return decodeUtf8(
      run
        .slice(1)
        .split('%')
        .map((hex) => Number.parseInt(hex, 16)),
    );
  });
}

/** Java: `Character#isSpaceChar`, `Character#isISOControl`, from U+0080 on. */
const BLANK_OR_CONTROL = /[\u0080-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

function isTaken(character: string, set: CharacterSet): boolean {
  return character < '\u0080' ? set.test(character) : !BLANK_OR_CONTROL.test(character);
}

/** A character that is no surrogate, as the `%XX` of its UTF-8. */
function percentEncode(character: string): string {
  const unit = character.charCodeAt(0);
  if (unit < 0x80) return percent(unit);
  const last = percent(0x80 | (unit & 0x3f));
  if (unit < 0x800) return percent(0xc0 | (unit >> 6)) + last;
  return percent(0xe0 | (unit >> 12)) + percent(0x80 | ((unit >> 6) & 0x3f)) + last;
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Each malformed start of a sequence, as long as it could still have become one, is one U+FFFD. */
function decodeUtf8(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at]!;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let taken = 1;
    while (taken < length && mayFollow(lead, taken, bytes[at + taken])) taken++;
    text += taken === length ? String.fromCodePoint(codePoint(bytes, at, length)) : '\ufffd';
    at += taken;
  }
  return text;
}

function codePoint(bytes: readonly number[], at: number, length: number): number {
  let value = length === 1 ? bytes[at]! : bytes[at]! & (0x7f >> length);
  for (let i = 1; i < length; i++) value = (value << 6) | (bytes[at + i]! & 0x3f);
  return value;
}

/** Whether a byte can be the one at `index` after a lead byte: no over-long forms, no surrogates. */
function mayFollow(lead: number, index: number, byte: number | undefined): boolean {
  if (byte === undefined || byte < 0x80 || byte > 0xbf) return false;
  if (index > 1) return true;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte < 0xa0;
  if (lead === 0xf0) return byte >= 0x90;
  if (lead === 0xf4) return byte < 0x90;
  return true;
}
