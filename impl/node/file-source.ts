/** A file of any size, read in windows. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../codec/byte-source.ts';

/** An open file; to be closed by whoever opened it. */
export interface FileSource extends ByteSource {
  close(): void;
}

/**
 * Opens a file.
 *
 * @throws Error of `node:fs` where there is none, or none that may be read
 */
export function openFileSource(path: string): FileSource {
  const descriptor = openSync(path, 'r');
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) {
    closeSync(descriptor);
    throw new Error(`${path} is not a file`);
  }
  let window = Buffer.alloc(0);
  return {
    size: stats.size,
    read(offset, length) {
      if (window.length < length) window = Buffer.allocUnsafeSlow(length);
      return readFully(descriptor, window.subarray(0, length), offset);
    },
    close: () => closeSync(descriptor),
  };
}

function readFully(descriptor: number, target: Buffer, offset: number): Buffer {
  let filled = 0;
  while (filled < target.length) {
    const read = readSync(descriptor, target, filled, target.length - filled, offset + filled);
    if (read === 0) throw new Error(`the file became shorter than ${offset + target.length} bytes`);
    filled += read;
  }
  return target;
}
