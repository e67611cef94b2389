/** Files of golden snapshots, and what the manifest says of them. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { GoldenFile } from '../../conformance/generate/golden-manifest.ts';

/** All files below a directory, relative and `/`-separated, sorted; none where there is no directory. */
export function filePathsBelow(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** A file as the manifest lists it. */
export function describeFile(directory: string, path: string): GoldenFile {
  const bytes = readFileSync(join(directory, path));
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
