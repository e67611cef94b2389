/** Reads what a snapshot needs, and looks whether it is there. */
import { realpathSync } from 'node:fs';
import { NO_SINK } from '../../../impl/codec/read-metadata.ts';
import { readUnits } from '../../../impl/inspect/inspect.ts';
import { lookUp } from '../../../impl/node/look-up.ts';
import type { Found } from '../../../impl/node/look-up.ts';
import { NeededFiles } from '../../../impl/references/needed-files.ts';
import type { NeededFile } from '../../../impl/references/needed-files.ts';
import { References } from '../../../impl/references/references.ts';
import type { SnapshotFiles } from '../../../impl/references/snapshot-files.ts';
import { ANY_RELEASE, lookBehind } from '../look-behind.ts';
import type { Seen } from '../look-behind.ts';

/** Something that a snapshot needs, and what is there of it. */
export interface LookedUp extends NeededFile {
  readonly found: Found;
}

/** What a path leads to. */
export type Read = Seen<SnapshotFiles<LookedUp>>;

/** Reads the metadata that a path leads to. */
export function readFiles(name: string): Read {
  return lookBehind(name, ({ source, inspection: { dialect }, directory }) => {
    const files = new NeededFiles([directory, realpathSync(directory)]);
    const references = new References((reference) => files.add(reference));
    readUnits(source, ANY_RELEASE, dialect, {
      ...NO_SINK,
      operator: ({ value }, index) => references.visit(value, 'operators', index),
    });
    return { name, directory, needed: files.list().map(lookedUp) };
  });
}

function lookedUp(one: NeededFile): LookedUp {
  return { ...one, found: lookUp(one) };
}
