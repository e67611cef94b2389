/** Small pieces of text that the views of a metadata file use. */
import type { Text } from '../../../spec/model/text.ts';
import { isRawText } from '../../../spec/model/text.ts';

const LONGEST_SHOWN = 80;
const LONGEST_PATH = 240;
const KIB = 1024;
const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** A text in quotes, escaped as JSON does it, cut where it is long. */
export function quoted(text: Text | undefined): string {
  if (text === undefined) return '(absent)';
  if (isRawText(text)) return `non-canonical bytes ${hex(text.mutf8)}`;
  return text.length > LONGEST_SHOWN
    ? `${printable(text.slice(0, LONGEST_SHOWN))}… (${text.length} characters)`
    : printable(text);
}

/** JSON leaves control characters of the second kind as they are, which terminals obey. */
function printable(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A text of any length that no terminal obeys, without quotes around it. */
export function escaped(text: string): string {
  return printable(text).slice(1, -1);
}

/** A number of bytes, in the unit that makes it short. */
export function sizeOf(bytes: number | bigint): string {
  let size = Number(bytes);
  if (Math.abs(size) < KIB) return `${bytes} B`;
  let unit = -1;
  while (Math.abs(size) >= KIB && unit < UNITS.length - 1) {
    size /= KIB;
    unit++;
  }
  return `${size.toFixed(1)} ${UNITS[unit]!}`;
}

/** A number of bytes, exactly, and -1 for an unknown one. */
export function exactSizeOf(bytes: number | bigint): string {
  if (BigInt(bytes) === -1n) return 'unknown size';
  return `${bytes.toLocaleString('en-US')} B`;
}

/** Up to 16 bytes in hex, with what is left out counted. */
export function hex(bytes: Uint8Array, most = 16): string {
  const shown = Buffer.from(bytes.subarray(0, most)).toString('hex');
  const pairs = shown.replaceAll(/(..)(?=.)/g, '$1 ');
  return bytes.length > most ? `${pairs} … ${bytes.length - most} more` : pairs;
}

/** A count and a noun. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A field's path, cut in its middle where it is long: handles may be nested very deep. */
export function shortened(path: string): string {
  if (path.length <= LONGEST_PATH) return path;
  return `${path.slice(0, LONGEST_PATH / 2)}…${path.slice(-LONGEST_PATH / 2)}`;
}
