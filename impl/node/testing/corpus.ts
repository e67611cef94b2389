/**
 * Real `_metadata` files, written by Flink 1.3 to 2.3. They are no part of this repository: they lie
 * beside it, in `../shared`, where they are at all.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file and what its index says of it. */
export interface CorpusFile {
  /** Of the `_metadata` itself. */
  readonly path: string;
  readonly sha256: string;
  /** Its size. */
  readonly bytes: number;
  readonly metadataVersion: number;
}

const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const CORPUS = `${SHARED}corpus`;
const SAVEPOINTS = `${SHARED}corpus-full`;

/** What the title of a test says that is skipped without the files. */
export const NEEDS_CORPUS = '(needs the real files in ../shared/corpus)';

/** As {@link NEEDS_CORPUS}, for whole savepoints. */
export const NEEDS_SAVEPOINTS = '(needs the real savepoints in ../shared/corpus-full)';

/** Distinct files, `null` where they are not there. */
export function corpusFiles(): readonly CorpusFile[] | null {
  const index = `${CORPUS}/index.json`;
  if (!existsSync(index)) return null;
  const entries = JSON.parse(readFileSync(index, 'utf8')) as (CorpusFile & { dir: string })[];
  return entries.map(({ dir, sha256, bytes, metadataVersion }) => {
    return { path: `${CORPUS}/${dir}/_metadata`, sha256, bytes, metadataVersion };
  });
}

/** Directories of whole savepoints, state files included; `null` where they are not there. */
export function corpusSavepoints(): readonly string[] | null {
  if (!existsSync(SAVEPOINTS)) return null;
  return readdirSync(SAVEPOINTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/_metadata'))
    .map((name) => `${SAVEPOINTS}/${name.slice(0, -'/_metadata'.length)}`);
}
