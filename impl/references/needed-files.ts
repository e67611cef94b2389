/** The files and directories that a snapshot needs beside its metadata, each told once. */
import { parseFlinkPath, resolveChild } from '../paths/flink-path.ts';
import type { FlinkPath } from '../paths/flink-path.ts';
import type { Reference } from './references.ts';

/** A file, or a directory that merged files lie in. */
export interface NeededFile {
  readonly kind: 'file' | 'directory';
  /** As Flink prints it: `file:/data/x`, or `/data/x` where no scheme is written. */
  readonly path: string;
  /** Where it is on this machine; `null` for a file system that is not read here. */
  readonly localPath: string | null;
  /** Whether every reference to it starts at the directory of the metadata. */
  readonly isRelative: boolean;
  /** Whether it lies below the directory of the metadata. */
  readonly isInside: boolean;
  /** How long it has to be at least, in bytes. */
  readonly neededBytes: bigint;
  readonly references: number;
  /** The first field that names it. */
  readonly firstField: string;
}

/** Gathers references by what they lead to. Holds as much as there are different files. */
export class NeededFiles {
  readonly #directories: readonly string[];
  readonly #base: FlinkPath;
  readonly #byPath = new Map<string, NeededFile>();

  /** @param directories that of the metadata: absolute local paths, by all its names; the first one counts */
  constructor(directories: readonly [string, ...string[]]) {
    this.#directories = directories;
    const base = parseFlinkPath(directories[0]);
    if (!base.ok) throw new Error(`${directories[0]} is no path: ${base.message}`);
    this.#base = base.path;
  }

  /** Takes one reference of the metadata. */
  add(reference: Reference): void {
    const path = this.#resolved(reference);
    const key = path.toString();
    const known = this.#byPath.get(key);
    if (known !== undefined) {
      this.#byPath.set(key, joined(known, reference));
      return;
    }
    const localPath = localPathOf(path);
    this.#byPath.set(key, {
      kind: reference.kind,
      path: key,
      localPath,
      isRelative: reference.isRelative,
      isInside: localPath !== null && this.#directories.some((one) => isBelow(localPath, one)),
      neededBytes: reference.neededBytes,
      references: 1,
      firstField: reference.field,
    });
  }

  /** In the order in which they were met first. */
  list(): readonly NeededFile[] {
    return [...this.#byPath.values()];
  }

  #resolved({ field, isRelative, path }: Reference): FlinkPath {
    const resolved = isRelative ? resolveChild(this.#base, path) : parseFlinkPath(path);
    // A reader refuses what is no path.
    if (!resolved.ok) throw new Error(`${field} was read, and is no path: ${resolved.message}`);
    return resolved.path;
  }
}

function joined(known: NeededFile, { isRelative, neededBytes }: Reference): NeededFile {
  return {
    ...known,
    isRelative: known.isRelative && isRelative,
    neededBytes: neededBytes > known.neededBytes ? neededBytes : known.neededBytes,
    references: known.references + 1,
  };
}

/** Flink: `LocalFileSystem`, which is also what a path without a scheme leads to unless configured otherwise. */
function localPathOf({ scheme, authority, path }: FlinkPath): string | null {
  const isLocal = (scheme === null || scheme === 'file') && (authority ?? '') === '';
  return isLocal ? path : null;
}

/** Whether a local path lies below a directory. */
export function isBelow(path: string, directory: string): boolean {
  return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}
