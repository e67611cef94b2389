/**
 * How each state backend restores, chosen by the first handle it is given.
 * Flink: `HeapKeyedStateBackendBuilder`, `RocksDBKeyedStateBackendBuilder#getRocksDBRestoreOperation`,
 * `ForStKeyedStateBackendBuilder#getForStRestoreOperation`.
 */
import type { KeyedHandleClass } from '../../spec/model/backend.ts';
import type { OPEN_REFUSALS } from '../../spec/model/refusals/open.ts';

/** A backend that stands below the changelog, or alone. */
export type PlainBackend = 'hashmap' | 'rocksdb' | 'forst';

/** What a procedure does with handles of a class. */
export type Treatment = 'opens' | 'bytesDecide' | keyof typeof OPEN_REFUSALS;

/** Every class of handle that can come first or later. */
export type Procedure = Readonly<Record<KeyedHandleClass, Treatment>>;

const NO_CHANGELOG = {
  changelog: 'HANDLE_CLASS_UNEXPECTED',
  changelogDelta: 'HANDLE_CLASS_UNEXPECTED',
} as const satisfies Partial<Procedure>;

/**
 * Reads hashmap's own bytes. A canonical savepoint that follows is of an accepted class.
 * Flink: `HeapRestoreOperation`.
 */
const HEAP: Procedure = {
  keyGroups: 'bytesDecide',
  savepoint: 'bytesDecide',
  incremental: 'HANDLE_CLASS_UNEXPECTED',
  ...NO_CHANGELOG,
};

/**
 * Reads the full format, which canonical savepoints have by their class.
 * Flink: `HeapSavepointRestoreOperation`, `RocksDBFullRestoreOperation`, `FullSnapshotRestoreOperation`.
 */
const FULL: Procedure = {
  keyGroups: 'bytesDecide',
  savepoint: 'opens',
  incremental: 'HANDLE_CLASS_UNEXPECTED',
  ...NO_CHANGELOG,
};

/** Flink: `RocksDBIncrementalRestoreOperation`, `ForStIncrementalRestoreOperation`. */
const INCREMENTAL: Procedure = {
  keyGroups: 'HANDLE_CLASSES_MIXED',
  savepoint: 'HANDLE_CLASSES_MIXED',
  incremental: 'opens',
  changelog: 'HANDLE_CLASSES_MIXED',
  changelogDelta: 'HANDLE_CLASSES_MIXED',
};

/** Flink: the end of `ForStKeyedStateBackendBuilder#getForStRestoreOperation`. */
const NONE: Procedure = {
  keyGroups: 'RESTORE_UNSUPPORTED',
  savepoint: 'RESTORE_UNSUPPORTED',
  incremental: 'RESTORE_UNSUPPORTED',
  changelog: 'RESTORE_UNSUPPORTED',
  changelogDelta: 'RESTORE_UNSUPPORTED',
};

/** The procedure of a backend by the class of the first handle. */
// prettier-ignore
export const PROCEDURES: Readonly<
  Record<PlainBackend, Readonly<Record<KeyedHandleClass, Procedure>>>
> = {
  hashmap: { keyGroups: HEAP, savepoint: FULL, incremental: HEAP,        changelog: HEAP, changelogDelta: HEAP },
  rocksdb: { keyGroups: FULL, savepoint: FULL, incremental: INCREMENTAL, changelog: FULL, changelogDelta: FULL },
  forst:   { keyGroups: NONE, savepoint: NONE, incremental: INCREMENTAL, changelog: NONE, changelogDelta: NONE },
};
