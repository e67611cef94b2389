/** Reads a file line by line, in bounded memory. */
import { closeSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/** More than any event takes, in bytes. */
const MAX_LINE_BYTES = 64 << 20;

const NEWLINE = 0x0a;

/** A line, and where it ends. */
export interface Line {
  readonly text: string;
  /** Bytes from the file's start to the end of the line, its newline included. */
  readonly end: number;
  /** Whether a newline ends it: only the last line of a file may have none. */
  readonly isWhole: boolean;
}

/**
 * The lines of a file.
 *
 * @throws NodeJS.ErrnoException where it cannot be read
 * @throws RangeError for a line of more than 64 MiB
 */
export function* linesOf(path: string): Generator<Line, void, undefined> {
  const file = openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let end = 0;
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, read)]);
      let start = 0;
      for (let at = rest.indexOf(NEWLINE); at !== -1; at = rest.indexOf(NEWLINE, start)) {
        end += at + 1 - start;
        yield { text: rest.toString('utf8', start, at), end, isWhole: true };
        start = at + 1;
      }
      rest = rest.subarray(start);
      if (rest.length > MAX_LINE_BYTES) throw new RangeError('a line of more than 64 MiB');
    }
    if (rest.length > 0) {
      yield { text: rest.toString('utf8'), end: end + rest.length, isWhole: false };
    }
  } finally {
    closeSync(file);
  }
}
