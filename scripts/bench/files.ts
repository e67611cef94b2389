/** The files that are read over and over. */
import { join } from 'node:path';
import { DecodeRefusal } from '../../impl/codec/decode-refusal.ts';
import { decodeRaw } from '../../impl/codec/raw-codec.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { realFiles } from '../real-files.ts';
import type { FileRange } from './measured-process.ts';

/**
 * The paths, those with relative handles first: Flink resolves a path for each of these, and copies
 * inline bytes for the others. The first range holds all.
 *
 * @throws Error without any file
 */
export function benchmarkedFiles(): { paths: string[]; ranges: FileRange[] } {
  const { files, missing } = realFiles();
  for (const directory of missing)
    console.log(`${directory} is not there; its files are left out.`);
  if (files.length === 0) throw new Error('There are no metadata files to measure with.');
  const relative = files.filter(({ bytes }) => hasRelativeHandles(bytes));
  const other = files.filter((file) => !relative.includes(file));
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  console.log(`${files.length} files, ${bytes} bytes; ${relative.length} have relative handles`);
  return {
    paths: [...relative, ...other].map(({ name }) => join(PROJECT_ROOT, name)),
    ranges: [
      { name: 'all files', first: 0, count: files.length },
      { name: 'files with relative handles', first: 0, count: relative.length },
      { name: 'other files', first: relative.length, count: other.length },
    ],
  };
}

function hasRelativeHandles(bytes: Uint8Array): boolean {
  const { format } = findProfile('flink-2.3.0')!;
  const pointer = 'RELATIVE_HANDLE_WITHOUT_POINTER';
  try {
    decodeRaw(bytes, { behaviour: format, dialect: format.dialect, pointer });
    return false;
  } catch (error) {
    if (error instanceof DecodeRefusal && error.code === pointer) return true;
    throw error;
  }
}
