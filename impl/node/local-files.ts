/** The files of this machine, as far as state files need them. */
import { readFileSync, statSync } from 'node:fs';
import type { SizedFileSystem } from '../files/file-system.ts';
import { UnreadableFile, withFiles } from './unreadable-file.ts';

/** Longer files are not read: a state file is held in memory as a whole. */
const LONGEST_BYTES = 1024 * 1024 * 1024;

/** Reading throws {@link UnreadableFile}. */
export const LOCAL_FILES: SizedFileSystem = {
  status(path) {
    const stats = withFiles(() => statSync(path, { throwIfNoEntry: false }));
    if (stats === undefined) return null;
    return stats.isDirectory() ? 'directory' : 'file';
  },
  sizeOf: (path) => withFiles(() => statSync(path)).size,
  read(path) {
    const { size } = withFiles(() => statSync(path));
    if (size > LONGEST_BYTES)
      throw new UnreadableFile(`${path} has ${size} bytes: no more than ${LONGEST_BYTES} are read`);
    return withFiles(() => new Uint8Array(readFileSync(path)));
  },
};
