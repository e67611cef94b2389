/** How big state is, as far as handles tell. Flink: `StateObject#getStateSize`. */
import type { HandleAndLocalPath, StreamStateHandle } from '../../../spec/model/handles.ts';

/** In bytes. Flink: the `getStateSize` of the `StreamStateHandle` classes. */
export function streamStateSize(handle: StreamStateHandle | null): bigint {
  if (handle === null) return 0n;
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
      return streamStateSize(handle.delegate);
  }
}

/**
 * What an incremental handle takes for its checkpointed size where the file does not know it: a sum
 * that runs over as Java's does.
 * Flink: `IncrementalRemoteKeyedStateHandle#getStateSize`.
 */
export function incrementalStateSize(
  meta: StreamStateHandle | null,
  files: readonly HandleAndLocalPath[],
): bigint {
  const size = files.reduce(
    (sum, { handle }) => sum + streamStateSize(handle),
    streamStateSize(meta),
  );
  return BigInt.asIntN(64, size);
}
