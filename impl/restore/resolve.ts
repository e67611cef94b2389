/**
 * Finds the metadata that a pointer leads to.
 * Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`.
 */
import { CASE_ROOT } from '../../spec/model/request.ts';
import type { FileSystem } from '../files/file-system.ts';
import { getParent, isAbsolute, makeQualified, resolveChild } from '../paths/flink-path.ts';
import type { FlinkPath, FlinkPathResult } from '../paths/flink-path.ts';
import type { RestoreContext } from './context.ts';
import type { ResolvedPointer } from './decisions/resolve.ts';
import { refuse } from './refuse.ts';

/** The metadata and the directory of the snapshot's own files. Relative paths start at the case's root. */
export function resolvePointer(context: RestoreContext, files: FileSystem): ResolvedPointer {
  const { decisions, profile } = context;
  const { pointer } = context.request;
  if (decisions.isEmptyPointer(pointer)) refuse('POINTER_EMPTY', profile);
  const parsed = decisions.parsePointer(pointer);
  if (!parsed.ok) refuse('POINTER_NOT_A_URI', profile, { pointer });
  const { path } = parsed;
  if (!decisions.hasFileSystem(path.scheme, path.authority)) {
    refuse('FILE_SYSTEM_UNAVAILABLE', profile, { pointer });
  }
  const status = files.status(localPath(path));
  if (decisions.isNothing(status))
    refuse('SNAPSHOT_NOT_FOUND', profile, { pointer, scheme: 'file' });
  return status === 'file' ? metadataItself(path, context) : metadataIn(path, files, context);
}

function metadataItself(path: FlinkPath, context: RestoreContext): ResolvedPointer {
  const { decisions, profile } = context;
  const metadata = localPath(path);
  const parent = getParent(path);
  if (!decisions.acceptsMetadataFileName(metadata.slice(metadata.lastIndexOf('/') + 1))) {
    refuse('METADATA_NOT_FOUND', profile, { path: path.toString() });
  }
  return { metadata, exclusiveDirectory: qualified(parent, context) };
}

function metadataIn(path: FlinkPath, files: FileSystem, context: RestoreContext): ResolvedPointer {
  const child = resolveChild(path, context.decisions.metadataFileName);
  const metadata = child.ok ? localPath(child.path) : null;
  if (metadata === null || files.status(metadata) !== 'file') {
    refuse('METADATA_NOT_FOUND', context.profile, { path: path.toString() });
  }
  return { metadata, exclusiveDirectory: qualified({ ok: true, path }, context) };
}

/** Flink: `Path#makeQualified`. */
function qualified(
  directory: FlinkPathResult | null,
  { profile, request }: RestoreContext,
): string {
  const path = directory?.ok ? makeQualified(directory.path, CASE_ROOT) : null;
  if (!path?.ok) refuse('POINTER_NOT_A_URI', profile, { pointer: request.pointer });
  return path.path.toString();
}

/** Flink: `LocalFileSystem#pathToFile`. */
function localPath(path: FlinkPath): string {
  const absolute = isAbsolute(path) ? path.path : `${CASE_ROOT}/${path.path}`;
  return absolute.length > 1 && absolute.endsWith('/') ? absolute.slice(0, -1) : absolute;
}
