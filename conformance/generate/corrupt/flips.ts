/** Single bits: most of them something notices, and some nothing does. */
import type { CorruptionOperator, Change, Intact } from './corruption.ts';

/** The operator. Which of a field's bits, its place says: one in each byte, so that each field has some. */
export const FLIP_OPERATORS: readonly CorruptionOperator[] = [
  { name: 'bit-flip', about: 'one bit is another', changes: flips },
];

const BITS = 8;
/** Of a longer field as many bytes have their turn, all over it. */
const MOST_BYTES_OF_FIELD = 64;

function* flips({ bytes, fields }: Intact): Generator<Change> {
  for (const { path, start, end } of fields) {
    const step = Math.ceil((end - start) / MOST_BYTES_OF_FIELD);
    for (let at = start; at < end; at += step) {
      const bit = (at * 5 + 3) % BITS;
      const changed = Uint8Array.from(bytes).with(at, bytes[at]! ^ (1 << bit));
      yield { field: path, detail: `byte ${at - start} bit ${bit}`, offset: at, bytes: changed };
    }
  }
}
