/**
 * Looks through a message's bytes before anything is made of them. A few bytes can announce arrays
 * that no memory holds, or nest deeper than any stack.
 */

/** How deep arrays and maps may lie in each other; a snapshot reaches about twenty. */
export const MAX_DEPTH = 1_000;

/** The most values, keys included, of one message. Decoded they take about 100 bytes each. */
export const MAX_VALUES = 4_000_000;

/** Why bytes are not made a message of. The text is for the adapter's author. */
export type Excess = string | null;

const TOO_DEEP = `it nests deeper than ${MAX_DEPTH} arrays and maps`;
const TOO_MANY = `it holds more than ${MAX_VALUES} values`;

/** Of the MessagePack formats 0xc4 to 0xdf: bytes of the length that follows, and of a fixed body. */
// prettier-ignore
const FORMATS: readonly { readonly length: 0 | 1 | 2 | 4; readonly body: number }[] = [
  { length: 1, body: 0 }, { length: 2, body: 0 }, { length: 4, body: 0 }, // bin
  { length: 1, body: 1 }, { length: 2, body: 1 }, { length: 4, body: 1 }, // ext
  { length: 0, body: 4 }, { length: 0, body: 8 }, // float
  { length: 0, body: 1 }, { length: 0, body: 2 }, { length: 0, body: 4 }, { length: 0, body: 8 }, // uint
  { length: 0, body: 1 }, { length: 0, body: 2 }, { length: 0, body: 4 }, { length: 0, body: 8 }, // int
  { length: 0, body: 2 }, { length: 0, body: 3 }, { length: 0, body: 5 }, { length: 0, body: 9 }, { length: 0, body: 17 }, // fixext
  { length: 1, body: 0 }, { length: 2, body: 0 }, { length: 4, body: 0 }, // str
  { length: 2, body: 0 }, { length: 4, body: 0 }, // array
  { length: 2, body: 0 }, { length: 4, body: 0 }, // map
];
const FIRST_FORMAT = 0xc4;
const FIRST_ARRAY = 0xdc;
const FIRST_MAP = 0xde;

/**
 * What is too much in one MessagePack value, or where its bytes do not hold what they announce;
 * `null` where nothing is.
 */
export function excessOfMessagePack(bytes: Buffer): Excess {
  /** For each array and map that is open, how many values it still wants. */
  const wanted: number[] = [];
  let [at, values, owed] = [0, 0, 1];
  while (owed > 0) {
    if (at >= bytes.length) return `it ends where ${owed} more values are announced`;
    const { head, body, items } = headAt(bytes, at);
    if (head + body > bytes.length - at) {
      return `at offset ${at} it announces ${body} bytes, and ${Math.max(0, bytes.length - at - head)} are left`;
    }
    at += head + body;
    values++;
    owed += items - 1;
    // Each value takes a byte at least.
    if (owed > bytes.length - at) {
      return `before offset ${at} it announces ${owed} values, and ${bytes.length - at} bytes are left`;
    }
    if (values + owed > MAX_VALUES) return TOO_MANY;
    if (wanted.length > 0) wanted[wanted.length - 1]! -= 1;
    if (items > 0 && wanted.push(items) > MAX_DEPTH) return TOO_DEEP;
    while (wanted.at(-1) === 0) wanted.pop();
  }
  return at === bytes.length ? null : `${bytes.length - at} bytes follow the message in its frame`;
}

/** A value's head: its own bytes, those of its body, and the values that follow inside it. */
interface Head {
  readonly head: number;
  readonly body: number;
  readonly items: number;
}

function headAt(bytes: Buffer, at: number): Head {
  const format = bytes[at]!;
  if (format < 0x80 || format >= 0xe0) return { head: 1, body: 0, items: 0 };
  if (format < 0x90) return { head: 1, body: 0, items: 2 * (format & 0x0f) };
  if (format < 0xa0) return { head: 1, body: 0, items: format & 0x0f };
  if (format < 0xc0) return { head: 1, body: format & 0x1f, items: 0 };
  if (format < FIRST_FORMAT) return { head: 1, body: 0, items: 0 };
  const { length, body } = FORMATS[format - FIRST_FORMAT]!;
  const head = 1 + length;
  if (at + head > bytes.length) return { head, body, items: 0 };
  const count = length === 0 ? 0 : bytes.readUIntBE(at + 1, length);
  if (format < FIRST_ARRAY) return { head, body: body + count, items: 0 };
  return { head, body: 0, items: format < FIRST_MAP ? count : 2 * count };
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** What is too much in one JSON text; `null` where nothing is, and where it is no JSON. */
export function excessOfJson(bytes: Buffer): Excess {
  let [depth, values] = [0, 1];
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]!) {
      case QUOTE:
        at = endOfString(bytes, at);
        break;
      case COMMA:
        values++;
        break;
      case OPEN_ARRAY:
      case OPEN_OBJECT:
        values++;
        if (++depth > MAX_DEPTH) return TOO_DEEP;
        break;
      case CLOSE_ARRAY:
      case CLOSE_OBJECT:
        depth--;
        break;
      default:
        break;
    }
    if (values > MAX_VALUES) return TOO_MANY;
  }
  return null;
}

/** Where the string that opens at a quote closes; the end of the bytes where it does not. */
function endOfString(bytes: Buffer, open: number): number {
  for (let at = open + 1; ; at++) {
    at = bytes.indexOf(QUOTE, at);
    if (at === -1) return bytes.length;
    let before = at;
    while (bytes[before - 1] === BACKSLASH) before--;
    if ((at - before) % 2 === 0) return at;
  }
}
