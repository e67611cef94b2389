/** Handles for tests of rules. */
import type { IncrementalRemoteKeyedStateHandle, StreamStateHandle } from '../../model/handles.ts';

/** An incremental handle that shares some files. */
export function incremental(...shared: StreamStateHandle[]): IncrementalRemoteKeyedStateHandle {
  return {
    kind: 'incremental',
    checkpointId: 7n,
    backendId: '00000000-0000-0000-0000-000000000000',
    range: { start: 0, end: 127 },
    checkpointedSize: 0n,
    meta: null,
    shared: shared.map((handle, index) => ({ localPath: `${index}.sst`, handle })),
    private: [],
    stateHandleId: null,
  };
}
