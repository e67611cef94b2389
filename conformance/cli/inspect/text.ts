/** Small pieces of text that both views of a metadata file use. */
import type { Text } from '../../../spec/model/text.ts';
import { isRawText } from '../../../spec/model/text.ts';

const LONGEST_SHOWN = 80;

/** A text in quotes, escaped as JSON does it, cut where it is long. */
export function quoted(text: Text | undefined): string {
  if (text === undefined) return '(absent)';
  if (isRawText(text)) return `non-canonical bytes ${hex(text.mutf8)}`;
  return text.length > LONGEST_SHOWN
    ? `${JSON.stringify(text.slice(0, LONGEST_SHOWN))}… (${text.length} characters)`
    : JSON.stringify(text);
}

/** A number of bytes. */
export function sizeOf(bytes: number | bigint): string {
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
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
