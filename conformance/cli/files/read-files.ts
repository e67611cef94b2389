/** Reads what a snapshot needs, and looks whether it is there. */
import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NO_SINK } from '../../../impl/codec/read-metadata.ts';
import { inspectMetadata, readUnits } from '../../../impl/inspect/inspect.ts';
import type { Refused } from '../../../impl/inspect/inspect.ts';
import { openFileSource } from '../../../impl/node/file-source.ts';
import { lookUp } from '../../../impl/node/look-up.ts';
import type { Found } from '../../../impl/node/look-up.ts';
import { metadataFileOf } from '../../../impl/node/metadata-file.ts';
import { UnreadableFile } from '../../../impl/node/unreadable-file.ts';
import { NeededFiles } from '../../../impl/references/needed-files.ts';
import type { NeededFile } from '../../../impl/references/needed-files.ts';
import { References } from '../../../impl/references/references.ts';
import type { SnapshotFiles } from '../../../impl/references/snapshot-files.ts';

/** Something that a snapshot needs, and what is there of it. */
export interface LookedUp extends NeededFile {
  readonly found: Found;
}

/** A path that a person named. */
export type Read =
  | {
      readonly kind: 'read';
      readonly snapshot: SnapshotFiles<LookedUp>;
    }
  | { readonly kind: 'refused'; readonly name: string; readonly refused: Refused }
  | { readonly kind: 'error'; readonly name: string; readonly why: string };

/** Any known metadata version and dialect is read. */
const OPTIONS = { profile: null };

/** Reads the metadata that a path leads to. */
export function readFiles(name: string): Read {
  try {
    return readMetadataFile(name, metadataFileOf(name));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { kind: 'error', name, why: error.message };
  }
}

function readMetadataFile(name: string, file: string): Read {
  const source = openFileSource(file);
  try {
    const inspection = inspectMetadata(source, OPTIONS);
    if (inspection.verdict === 'refused') return { kind: 'refused', name, refused: inspection };
    const directory = resolve(dirname(file));
    const files = new NeededFiles([directory, realpathSync(directory)]);
    const references = new References((reference) => files.add(reference));
    readUnits(source, OPTIONS, inspection.dialect, {
      ...NO_SINK,
      operator: ({ value }, index) => references.visit(value, 'operators', index),
    });
    const needed = files.list().map(lookedUp);
    return { kind: 'read', snapshot: { name, directory, needed } };
  } finally {
    source.close();
  }
}

function lookedUp(one: NeededFile): LookedUp {
  return { ...one, found: lookUp(one) };
}
