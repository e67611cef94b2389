/** A file of any size, read in windows. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../codec/byte-source.ts';
import { UnreadableFile, withFiles } from './unreadable-file.ts';

/** An open file; to be closed by whoever opened it. Reading throws {@link UnreadableFile}. */
export interface FileSource extends ByteSource {
  close(): void;
}

/**
 * Opens a file.
 *
 * @throws UnreadableFile where there is none, or none that may be read
 */
export function openFileSource(path: string): FileSource {
  return withFiles(() => {
    const descriptor = openSync(path, 'r');
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      closeSync(descriptor);
      throw new UnreadableFile(`${path} is not a file`);
    }
    return sourceOf(descriptor, stats.size);
  });
}

function sourceOf(descriptor: number, size: number): FileSource {
  let window = Buffer.alloc(0);
  return {
    size,
    read(offset, length) {
      if (window.length < length) window = Buffer.allocUnsafeSlow(length);
      return withFiles(() => readFully(descriptor, window.subarray(0, length), offset));
    },
    close: () => closeSync(descriptor),
  };
}

function readFully(descriptor: number, target: Buffer, offset: number): Buffer {
  let filled = 0;
  while (filled < target.length) {
    const read = readSync(descriptor, target, filled, target.length - filled, offset + filled);
    if (read === 0) {
      throw new UnreadableFile(`the file became shorter than ${offset + target.length} bytes`);
    }
    filled += read;
  }
  return target;
}
