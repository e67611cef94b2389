/** What stream handles mean. Flink: `MetadataV2V3SerializerBase#deserializeStreamStateHandle`. */
import type {
  RawBytesHandle,
  RawFile,
  RawStreamHandle,
} from '../../../spec/format/raw-snapshot.ts';
import type {
  ByteStreamStateHandle,
  HandleAndLocalPath,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import { resolveChild } from '../../paths/flink-path.ts';
import { textToString } from '../modified-utf8.ts';
import { offsetList, pathOf, rangeOf } from './interpretation.ts';
import type { Interpretation } from './interpretation.ts';

/** A stream handle. */
export function streamHandle(raw: RawStreamHandle, as: Interpretation): StreamStateHandle {
  switch (raw.kind) {
    case 'bytes':
      return bytesHandle(raw);
    case 'file':
      return { kind: 'file', path: pathOf(raw.path), size: raw.size };
    case 'relativeFile':
      return {
        kind: 'relativeFile',
        path: resolvedPath(textToString(raw.relativePath), as),
        relativePath: textToString(raw.relativePath),
        size: raw.size,
      };
    case 'segment':
      return {
        kind: 'segment',
        path: pathOf(raw.path),
        startPos: raw.startPos,
        size: raw.size,
        scope: raw.scope === 0 ? 'EXCLUSIVE' : 'SHARED',
        logicalFileId: textToString(raw.logicalFileId),
      };
    case 'emptySegment':
      return raw;
    case 'keyGroups':
      return {
        kind: 'keyGroups',
        savepoint: false,
        range: rangeOf(raw.range),
        offsets: offsetList(raw.offsets),
        delegate: streamHandle(raw.delegate, as),
        stateHandleId: null,
      };
  }
}

/** A stream handle that may be the null handle. */
export function optionalStreamHandle(
  raw: RawStreamHandle | null,
  as: Interpretation,
): StreamStateHandle | null {
  return raw === null ? null : streamHandle(raw, as);
}

/** Inline bytes. */
export function bytesHandle(raw: RawBytesHandle): ByteStreamStateHandle {
  return { kind: 'bytes', handleName: textToString(raw.handleName), data: raw.data };
}

/** The files of an incremental handle; older releases kept the last one for each local path. */
export function files(raw: readonly RawFile[], as: Interpretation): HandleAndLocalPath[] {
  const kept = as.behaviour.fileListsAreMaps ? lastOfEachPath(raw) : raw;
  return kept.map(({ localPath, handle }) => ({
    localPath: textToString(localPath),
    handle: streamHandle(handle, as),
  }));
}

function lastOfEachPath(raw: readonly RawFile[]): readonly RawFile[] {
  return [...new Map(raw.map((file) => [textToString(file.localPath), file])).values()];
}

function resolvedPath(relativePath: string, { exclusiveDirectory }: Interpretation): string {
  if (exclusiveDirectory === null) throw new Error('a relative handle was read without a pointer');
  const resolved = resolveChild(exclusiveDirectory, relativePath);
  if (!resolved.ok) throw new Error(`a path was read that is none: ${resolved.message}`);
  return resolved.path.toString();
}
