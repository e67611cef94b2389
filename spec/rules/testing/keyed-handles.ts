/** Keyed handles for tests of rules, each kind with every field filled. */
import type {
  ChangelogStateBackendHandle,
  ChangelogStateHandle,
  ChangelogStateHandleStreamImpl,
  FileStateHandle,
  IncrementalRemoteKeyedStateHandle,
  InMemoryChangelogStateHandle,
  KeyedStateHandle,
} from '../../model/handles.ts';

function file(name: string): FileStateHandle {
  return { kind: 'file', path: `file:/state/${name}`, size: 1n };
}

export function incremental(start: number, end: number): IncrementalRemoteKeyedStateHandle {
  return {
    kind: 'incremental',
    checkpointId: 7n,
    backendId: '00000000-0000-4000-8000-000000000001',
    range: { start, end },
    checkpointedSize: 10n,
    meta: file(`meta ${start}`),
    shared: [{ localPath: '000001.sst', handle: file('shared') }],
    private: [{ localPath: 'MANIFEST', handle: file(`manifest ${start}`) }],
    stateHandleId: `id of incremental ${start}`,
  };
}

export function fileChanges(start: number, end: number): ChangelogStateHandleStreamImpl {
  return {
    kind: 'fileChangelog',
    range: { start, end },
    handles: [{ offset: 0n, handle: file(`changes ${start}`) }],
    size: 20n,
    checkpointedSize: 10n,
    stateHandleId: `id of changes ${start}`,
    storageIdentifier: 'filesystem',
  };
}

/** Changes in memory, each given as its key group. */
export function memoryChanges(
  start: number,
  end: number,
  keyGroups: readonly number[],
): InMemoryChangelogStateHandle {
  return {
    kind: 'inMemoryChangelog',
    range: { start, end },
    from: 0n,
    to: 2n,
    changes: keyGroups.map((keyGroup) => ({ keyGroup, change: Uint8Array.of(1) })),
    stateHandleId: `id of changes in memory ${start}`,
  };
}

export function changelog(
  start: number,
  end: number,
  base: readonly KeyedStateHandle[],
  delta: readonly ChangelogStateHandle[],
): ChangelogStateBackendHandle {
  return {
    kind: 'changelog',
    range: { start, end },
    checkpointedSize: 30n,
    base,
    delta,
    materializationId: 3n,
    checkpointId: 7n,
    stateHandleId: `id of changelog ${start}`,
  };
}
