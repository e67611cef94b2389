/** State backends, and what becomes of the keyed handles that one is given to open. */
import type { KeyedStateHandle } from './handles.ts';

/** The backends that releases ship. `changelog(x)`: x with the changelog enabled. */
export const STATE_BACKENDS = [
  'hashmap',
  'rocksdb',
  'changelog(hashmap)',
  'changelog(rocksdb)',
  'forst',
] as const;

/** A state backend with its default settings; `rocksdb` and `forst` keep timers in their database. */
export type StateBackend = (typeof STATE_BACKENDS)[number];

/**
 * Classes of keyed handles that a backend tells apart. What hashmap writes and what RocksDB writes
 * into `keyGroups` looks alike in the metadata.
 */
export type KeyedHandleClass =
  'keyGroups' | 'savepoint' | 'incremental' | 'changelog' | 'changelogDelta';

/** The class of a keyed handle. */
export function keyedHandleClass(handle: KeyedStateHandle): KeyedHandleClass {
  switch (handle.kind) {
    case 'keyGroups':
      return handle.savepoint ? 'savepoint' : 'keyGroups';
    case 'incremental':
    case 'changelog':
      return handle.kind;
    case 'inMemoryChangelog':
    case 'fileChangelog':
      return 'changelogDelta';
  }
}

/** The Flink classes behind them; of the deltas the one that files hold. */
export const FLINK_HANDLE_CLASSES: Readonly<Record<KeyedHandleClass, string>> = {
  keyGroups: 'org.apache.flink.runtime.state.KeyGroupsStateHandle',
  savepoint: 'org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle',
  incremental: 'org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle',
  changelog:
    'org.apache.flink.runtime.state.changelog.ChangelogStateBackendHandle$ChangelogStateBackendHandleImpl',
  changelogDelta: 'org.apache.flink.runtime.state.changelog.ChangelogStateHandleStreamImpl',
};

/** A backend took the handles it was given. */
export interface Opened {
  /**
   * Whether the classes of the handles settle it. `bytes`: they are accepted, and whether the bytes
   * are the backend's own only these can tell.
   */
  readonly decidedBy: 'classes' | 'bytes';
}
