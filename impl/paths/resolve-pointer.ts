/**
 * From the pointer that a user gives to the metadata file and the snapshot's directory.
 * Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`, the same in all releases.
 */
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import type { FileSystem } from '../files/file-system.ts';
import {
  getParent,
  isAbsolute,
  makeQualified,
  parseFlinkPath,
  resolveChild,
} from './flink-path.ts';
import type { FlinkPath, FlinkPathResult } from './flink-path.ts';

/** The name of the metadata file in a snapshot's directory. */
export const METADATA_FILE_NAME = '_metadata';

/** Why a pointer leads nowhere. */
export type PointerRefusal = Extract<
  RefusalCode,
  | 'POINTER_EMPTY'
  | 'POINTER_NOT_A_URI'
  | 'FILE_SYSTEM_UNAVAILABLE'
  | 'SNAPSHOT_NOT_FOUND'
  | 'METADATA_NOT_FOUND'
>;

/** Where a pointer leads. */
export type ResolvedPointer =
  | {
      readonly ok: true;
      /** Absolute, without a scheme: what a file system is asked for. */
      readonly metadataPath: string;
      /** Qualified: the checkpoint's external pointer, and the base of relative handles. */
      readonly exclusiveDirectory: FlinkPath;
    }
  | { readonly ok: false; readonly code: PointerRefusal };

/** Resolves a pointer against the local file system; relative ones against the working directory. */
export function resolvePointer(
  pointer: string,
  fileSystem: FileSystem,
  workingDirectory: string = CASE_ROOT,
): ResolvedPointer {
  if (pointer === '') return { ok: false, code: 'POINTER_EMPTY' };
  const parsed = parseFlinkPath(pointer);
  if (!parsed.ok) return { ok: false, code: 'POINTER_NOT_A_URI' };
  const { path } = parsed;
  if (path.scheme !== null && path.scheme !== 'file') {
    return { ok: false, code: 'FILE_SYSTEM_UNAVAILABLE' };
  }
  const localPath = localPathOf(path, workingDirectory);
  switch (fileSystem.status(localPath)) {
    case null:
      return { ok: false, code: 'SNAPSHOT_NOT_FOUND' };
    case 'file':
      return resolved(localPath, getParent(path), workingDirectory);
    case 'directory': {
      const metadata = resolveChild(path, METADATA_FILE_NAME);
      const metadataPath = metadata.ok ? localPathOf(metadata.path, workingDirectory) : localPath;
      if (fileSystem.status(metadataPath) === null)
        return { ok: false, code: 'METADATA_NOT_FOUND' };
      return resolved(metadataPath, parsed, workingDirectory);
    }
  }
}

function resolved(
  metadataPath: string,
  directory: FlinkPathResult | null,
  workingDirectory: string,
): ResolvedPointer {
  const qualified = directory?.ok ? makeQualified(directory.path, workingDirectory) : null;
  if (!qualified?.ok) return { ok: false, code: 'POINTER_NOT_A_URI' };
  return { ok: true, metadataPath, exclusiveDirectory: qualified.path };
}

/** Flink: `LocalFileSystem#pathToFile`. */
function localPathOf(path: FlinkPath, workingDirectory: string): string {
  const absolute = isAbsolute(path) ? path.path : `${workingDirectory}/${path.path}`;
  return absolute.length > 1 && absolute.endsWith('/') ? absolute.slice(0, -1) : absolute;
}
