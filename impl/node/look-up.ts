/** Whether what a snapshot needs is there. */
import { statSync } from 'node:fs';
import type { NeededFile } from '../references/needed-files.ts';

/** What was found. */
export type Found =
  | { readonly kind: 'there' }
  | { readonly kind: 'missing' }
  /** `sizeBytes` is what is there. */
  | { readonly kind: 'short'; readonly sizeBytes: number }
  /** A directory where a file has to be, or the other way round. */
  | { readonly kind: 'other' }
  /** Nobody knows: its file system is not read here, or this machine does not let us look. */
  | { readonly kind: 'notRead'; readonly why: string };

/** Looks for a file, or a directory. Its content is not read. */
export function lookUp({ kind, localPath, neededBytes, path }: NeededFile): Found {
  if (localPath === null) {
    const scheme = /^[^:/]+:/.exec(path)?.[0] ?? 'its';
    return { kind: 'notRead', why: `the file system ${scheme} is not read here` };
  }
  try {
    const stats = statSync(localPath, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'missing' };
    if (stats.isDirectory() !== (kind === 'directory')) return { kind: 'other' };
    const isShort = kind === 'file' && BigInt(stats.size) < neededBytes;
    return isShort ? { kind: 'short', sizeBytes: stats.size } : { kind: 'there' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A file stands where a directory above it has to be.
    if (code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'notRead', why: message };
  }
}
