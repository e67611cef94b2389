/**
 * What stands where a case's pointer points, as far as a small view of it tells.
 * Flink: `AbstractFsCheckpointStorageAccess#resolveCheckpointPointer`, `Path`.
 */
import { CASE_ROOT } from '../../model/request.ts';
import type { CaseFile, RestoreRequest } from '../../model/request.ts';

/** The file of a snapshot's directory that holds its metadata. */
export const METADATA_NAME = '_metadata';

/** A metadata file that a pointer leads to. */
export interface MetadataTarget {
  readonly kind: 'metadata';
  /** Whether the pointer names the file itself, and not its directory. */
  readonly isNamed: boolean;
  /** The file's name. */
  readonly name: string;
  /** The snapshot's directory: absolute, without a scheme. */
  readonly directory: string;
  /** Whether that directory has a file `_metadata`, this one or another. */
  readonly hasMetadata: boolean;
}

/** What a pointer comes to; `noMetadata` for a directory without a metadata file. */
export type PointerTarget =
  { readonly kind: 'empty' | 'noUri' | 'noFileSystem' | 'nothing' | 'noMetadata' } | MetadataTarget;

/**
 * What stands at a pointer. There is no file system but the local one.
 *
 * `null` where that hangs on more than the case: on what is outside its files, on the working
 * directory, on how Flink reads backslashes, Windows drives, dots at the end of a path, odd schemes
 * and odd hosts.
 */
export function pointerTarget({
  files,
  pointer,
}: Pick<RestoreRequest, 'files' | 'pointer'>): PointerTarget | null {
  if (pointer === '') return { kind: 'empty' };
  if (ODD_PATHS.some((odd) => odd.test(pointer))) return null;
  const [, scheme, host = '', path = ''] = PARTS.exec(pointer)!;
  if (!PLAIN_HOST.test(host)) return null;
  if (scheme !== undefined && scheme !== 'file') return notLocal(scheme, host, path);
  if (host !== '' && host !== '//') return scheme === 'file' ? { kind: 'noFileSystem' } : null;
  if (scheme === 'file' && host === '' && !path.startsWith('/')) return { kind: 'noUri' };
  const isRelative = host === '' && !path.startsWith('/');
  const local = isRelative ? normalized(path) : belowRoot(path);
  if (local === null) return null;
  const target = targetAt(local, files);
  return isRelative && target?.kind !== 'nothing' ? null : target;
}

/** The same for a restore; `null` where the entry point looks at no pointer. */
export function restoreTarget(request: RestoreRequest): PointerTarget | null {
  return request.entryPoint === 'restoreSavepoint' ? pointerTarget(request) : null;
}

/** A backslash, a Windows drive, and dots at the end, of which Flink keeps the slash before them. */
const ODD_PATHS = [/\\/, /^\/?[a-z]:/i, /\/\.{1,2}\/?$/];
/** Scheme, host and path of a URI: a scheme ends at the first colon, before any slash. */
const PARTS = /^(?:([^/:]*):)?(\/\/[^/]*)?(.*)$/s;
const PLAIN_HOST = /^(?:\/\/)?[\w.-]*(?::\d+)?$/;
const SCHEME = /^[a-z][a-z0-9+.-]*$/i;

function notLocal(scheme: string, host: string, path: string): PointerTarget | null {
  if (/[?#]/.test(scheme)) return null;
  if (!SCHEME.test(scheme)) return { kind: 'noUri' };
  if (host === '' && !path.startsWith('/')) return { kind: 'noUri' };
  return scheme.toLowerCase() === 'file' ? null : { kind: 'noFileSystem' };
}

/** A path relative to the case's root, `null` for one that is elsewhere. */
function belowRoot(path: string): string | null {
  const absolute = normalized(path);
  if (absolute === null) return null;
  const root = CASE_ROOT.slice(1);
  if (absolute === root) return '';
  return absolute.startsWith(`${root}/`) ? absolute.slice(root.length + 1) : null;
}

/** The segments that count, whatever exists of them; `null` for a path that climbs out of its start. */
function normalized(path: string): string | null {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (kept.pop() === undefined) return null;
    } else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return kept.join('/');
}

function targetAt(path: string, files: readonly CaseFile[]): PointerTarget | null {
  if (isFile(path, files)) {
    const slash = path.lastIndexOf('/');
    const directory = path.slice(0, Math.max(slash, 0));
    return metadataIn(directory, path.slice(slash + 1), true, files);
  }
  if (!isDirectory(path, files)) return { kind: 'nothing' };
  const metadata = below(path, METADATA_NAME);
  if (isDirectory(metadata, files)) return null;
  if (!isFile(metadata, files)) return { kind: 'noMetadata' };
  return metadataIn(path, METADATA_NAME, false, files);
}

function metadataIn(
  directory: string,
  name: string,
  isNamed: boolean,
  files: readonly CaseFile[],
): MetadataTarget {
  return {
    kind: 'metadata',
    isNamed,
    name,
    directory: directory === '' ? CASE_ROOT : `${CASE_ROOT}/${directory}`,
    hasMetadata: isFile(below(directory, METADATA_NAME), files),
  };
}

function below(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

function isFile(path: string, files: readonly CaseFile[]): boolean {
  return files.some((file) => file.path === path);
}

/** Every folder on the way to a file is there too. */
function isDirectory(path: string, files: readonly CaseFile[]): boolean {
  return path === '' || files.some((file) => file.path.startsWith(`${path}/`));
}
