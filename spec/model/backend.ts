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

/** Why a backend does not open a handle. */
export type OpenRefusal =
  /** The procedure that the first handle chose does not read this handle's class. */
  | 'HANDLE_CLASS_UNEXPECTED'
  /** The first handle is incremental, this one is not. */
  | 'HANDLE_CLASSES_MIXED'
  /** The backend cannot restore from the first handle's class at all. */
  | 'RESTORE_UNSUPPORTED'
  /** With the changelog enabled only changelog handles and canonical savepoints are read. */
  | 'CHANGELOG_RECOVERY_UNSUPPORTED';

/** What a backend makes of handles, as far as the metadata tells. */
export type OpenVerdict =
  | { readonly kind: 'opens' }
  /** The classes are accepted; whether the bytes are the backend's own only they can tell. */
  | { readonly kind: 'bytesDecide' }
  | {
      readonly kind: 'refused';
      readonly reason: OpenRefusal;
      /** The class that was refused. */
      readonly handleClass: KeyedHandleClass;
    }
  /** The release has no such backend. */
  | { readonly kind: 'unavailable' };
