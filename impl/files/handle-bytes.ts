/** The bytes that a handle of a case stands for. */
import type { StreamStateHandle } from '../../spec/model/handles.ts';
import type { FileSystem, SizedFileSystem } from './file-system.ts';
import { parseFlinkPath } from '../paths/flink-path.ts';

/** What is known of them. */
export type HandleBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' }
  /** Nobody knows: they lie where nothing is read here. */
  | { readonly kind: 'notRead'; readonly why: string };

/** Flink: `StreamStateHandle#openInputStream`. */
export function bytesOf(handle: StreamStateHandle, fileSystem: FileSystem): HandleBytes {
  switch (handle.kind) {
    case 'bytes':
      return { kind: 'bytes', bytes: handle.data };
    case 'file':
    case 'relativeFile':
      return fileBytes(handle.path, fileSystem);
    case 'segment': {
      const file = fileBytes(handle.path, fileSystem);
      return file.kind === 'bytes' ? segmentOf(file.bytes, handle) : file;
    }
    case 'keyGroups':
      return bytesOf(handle.delegate, fileSystem);
    case 'emptySegment':
      return { kind: 'notRead', why: 'a segment of no file is not opened here' };
  }
}

/** As {@link bytesOf}, but how many there are: of a segment those that its file has. No file is read for it. */
export function lengthOf(handle: StreamStateHandle, fileSystem: SizedFileSystem): HandleLength {
  if (handle.kind === 'segment') {
    const file = fileLength(handle.path, fileSystem);
    if (file.kind !== 'length') return file;
    const left = BigInt(file.length) - handle.startPos;
    const length = left < handle.size ? left : handle.size;
    return { kind: 'length', length: Math.max(0, Number(length)) };
  }
  if (handle.kind === 'file' || handle.kind === 'relativeFile')
    return fileLength(handle.path, fileSystem);
  const inline = bytesOf(handle, fileSystem);
  return inline.kind === 'bytes' ? { kind: 'length', length: inline.bytes.length } : inline;
}

/** What is known of their number. */
export type HandleLength =
  Exclude<HandleBytes, { kind: 'bytes' }> | { readonly kind: 'length'; readonly length: number };

function fileLength(path: string, fileSystem: SizedFileSystem): HandleLength {
  const place = placeOf(path, fileSystem);
  return place.kind === 'there' ? { kind: 'length', length: fileSystem.sizeOf(place.path) } : place;
}

function fileBytes(path: string, fileSystem: FileSystem): HandleBytes {
  const place = placeOf(path, fileSystem);
  return place.kind === 'there' ? { kind: 'bytes', bytes: fileSystem.read(place.path) } : place;
}

function placeOf(
  path: string,
  fileSystem: FileSystem,
): { readonly kind: 'there'; readonly path: string } | Exclude<HandleBytes, { kind: 'bytes' }> {
  const parsed = parseFlinkPath(path);
  if (!parsed.ok || (parsed.path.scheme ?? 'file') !== 'file')
    return { kind: 'notRead', why: `the file system of ${path} is not read here` };
  return fileSystem.status(parsed.path.path) === 'file'
    ? { kind: 'there', path: parsed.path.path }
    : { kind: 'missing' };
}

function segmentOf(
  bytes: Uint8Array,
  { startPos, size }: { readonly startPos: bigint; readonly size: bigint },
): HandleBytes {
  const end = startPos + size;
  if (startPos < 0n || size < 0n || end > BigInt(bytes.length))
    return { kind: 'notRead', why: 'a segment beyond its file is not opened here' };
  return { kind: 'bytes', bytes: bytes.subarray(Number(startPos), Number(end)) };
}
