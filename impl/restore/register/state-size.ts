/** Sizes of handles. Flink: `StateObject#getStateSize`. */
import type {
  IncrementalRemoteKeyedStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';

/** In bytes. */
export function stateSize(handle: StreamStateHandle): bigint {
  switch (handle.kind) {
    case 'bytes':
      return BigInt(handle.data.length);
    case 'file':
    case 'relativeFile':
    case 'segment':
      return handle.size;
    case 'emptySegment':
      return 0n;
    case 'keyGroups':
      return stateSize(handle.delegate);
  }
}

/** Of all files of an incremental handle, in bytes: before Flink 1.15 it has no other size. */
export function sizeOfFiles(handle: IncrementalRemoteKeyedStateHandle): bigint {
  const files = [...handle.shared, ...handle.private].map((file) => file.handle);
  if (handle.meta !== null) files.push(handle.meta);
  return files.reduce((sum, file) => sum + stateSize(file), 0n);
}
