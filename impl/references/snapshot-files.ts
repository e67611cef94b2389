/** What several snapshots need, and from each other. */
import { isBelow } from './needed-files.ts';
import type { NeededFile } from './needed-files.ts';

/** A snapshot that was read, and what it needs. */
export interface SnapshotFiles<Needed extends NeededFile = NeededFile> {
  /** As a person named it. */
  readonly name: string;
  /** That of the metadata: an absolute local path. */
  readonly directory: string;
  readonly needed: readonly Needed[];
}

/** A snapshot that breaks when a directory is deleted. */
export interface Dependent {
  readonly name: string;
  /** How many of the files that it needs lie there. */
  readonly files: number;
}

/**
 * Whether a snapshot can be moved as a directory, as savepoints are from Flink 1.11 on: no reference
 * names a place, and none leads out of the directory.
 */
export function isMovable(needed: readonly NeededFile[]): boolean {
  return needed.every(({ isInside, isRelative }) => isRelative && isInside);
}

/** Which other snapshots need files below the directory of one. */
export function dependentsOf(
  { directory }: SnapshotFiles,
  all: readonly SnapshotFiles[],
): readonly Dependent[] {
  return all.flatMap(({ name, directory: own, needed }) => {
    if (own === directory) return [];
    const files = needed.filter(
      ({ localPath }) => localPath !== null && isBelow(localPath, directory),
    ).length;
    return files === 0 ? [] : [{ name, files }];
  });
}
