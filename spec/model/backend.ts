/** State backends, and what becomes of the keyed handles that one is given to open. */
import type { KeyedStateHandle, KeyGroupRange } from './handles.ts';
import type { CaseFile } from './request.ts';

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

/**
 * Serializers of keys that a job may come with, by the types that they are for. Flink:
 * `BasicTypeInfo`; `int` is `IntSerializer`.
 */
export const KEY_SERIALIZERS = [
  'boolean',
  'byte',
  'short',
  'int',
  'long',
  'float',
  'double',
  'char',
  'string',
] as const;

/** The serializer of a job's keys. */
export type KeySerializer = (typeof KEY_SERIALIZERS)[number];

/** What stands around a keyed backend that is really opened. Flink: `KeyedStateBackendParameters`. */
export interface BackendSetup {
  /** The state files that the handles point to. */
  readonly files: readonly CaseFile[];
  /** The subtask's own key groups, at least one. */
  readonly keyGroups: KeyGroupRange;
  /** Of the operator, 1 to 32768; above 128 a key group takes two bytes. */
  readonly maxParallelism: number;
  readonly keySerializer: KeySerializer;
  /** Where RocksDB keeps timers; nothing to other backends. Flink: `state.backend.rocksdb.timer-service.factory`. */
  readonly timers: 'heap' | 'rocksdb';
}

/**
 * What a keyed state is for its users. `timers` is any priority queue. Flink:
 * `StateDescriptor.Type`, and `StateMetaInfoSnapshot.BackendStateType`.
 */
export const KEYED_STATE_KINDS = [
  'value',
  'list',
  'reducing',
  'aggregating',
  'map',
  'timers',
  'unknown',
] as const;

/** The kind of a keyed state; `unknown` where what was read does not tell. */
export type KeyedStateKind = (typeof KEYED_STATE_KINDS)[number];

/**
 * One entry as the canonical savepoint format holds it. Flink: `CompositeKeySerializationUtils`,
 * `KeyValueStateIterator`.
 */
export interface StateEntry {
  /** The key group in one or two bytes, the key, the namespace, and of a map state the user's key. */
  readonly key: Uint8Array;
  /** The value as its serializer wrote it; items of a list stand apart by commas; timers have none. */
  readonly value: Uint8Array;
}

/** The entries of one key group. */
export interface KeyGroupEntries {
  readonly keyGroup: number;
  /** By the unsigned bytes of their keys, ascending. */
  readonly entries: readonly StateEntry[];
}

/** One state of an opened backend, as its canonical savepoint would hold it. */
export interface OpenedState {
  readonly name: string;
  readonly kind: KeyedStateKind;
  /** Those that have entries, ascending. */
  readonly keyGroups: readonly KeyGroupEntries[];
}

/** A backend took the handles it was given. */
export interface Opened {
  /**
   * Whether the classes of the handles settle it. `bytes`: they are accepted, and whether the bytes
   * are the backend's own only these can tell, or, where the question has a setup, told.
   */
  readonly decidedBy: 'classes' | 'bytes';
  /**
   * All that the opened backend holds, by name and then by kind; there where the question has a
   * setup. States without entries are among them.
   */
  readonly states?: readonly OpenedState[];
}
