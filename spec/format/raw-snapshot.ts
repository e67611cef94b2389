/**
 * The raw snapshot: a `_metadata` file as it was written, with everything that is needed to write the
 * same bytes again. For what it means to Flink see `spec/model/snapshot.ts`.
 */
import type { Text } from '../model/text.ts';
import type { Dialect } from '../profiles/format-differences.ts';
import type { RawProperties } from './properties.ts';

/** Offsets in bytes. A typed array, since a file may hold very many of them. */
export type RawOffsets = BigInt64Array;

/** A list; a negative count, which Flink takes for no items in some places, is kept. */
export type RawList<T> = readonly T[] | NegativeCount;

/** A count below zero. */
export interface NegativeCount {
  readonly count: number;
}

/** The items of a list; none where its count is negative. */
export function itemsOf<T>(list: RawList<T>): readonly T[] {
  return 'count' in list ? [] : list;
}

/** Whether a list has a negative count. */
export function isNegativeCount<T>(list: RawList<T>): list is NegativeCount {
  return 'count' in list;
}

/** A value behind a presence flag other than 1, or a null handle behind a presence flag. */
export interface FlaggedValue<T> {
  readonly flag: number;
  readonly value: T | null;
}

/** A value behind a presence flag: `null` where the flag is 0, plain where it is 1. */
export type RawPresence<T> = T | FlaggedValue<T> | null;

/** What stands behind a presence flag. */
export function presentValue<T extends object>(presence: RawPresence<T>): T | null {
  return presence !== null && 'flag' in presence ? presence.value : presence;
}

/** `true` or `false` as written, or the unsigned byte that also means true. */
export type RawBool = boolean | number;

/** A whole file. */
export interface RawSnapshot extends RawHead {
  readonly metadataVersion: number;
  readonly dialect: Dialect;
  readonly operators: readonly RawOperator[];
  /** From metadata version 4 on. */
  readonly properties?: RawProperties;
  /** Bytes after the end, which Flink ignores; absent where there are none. */
  readonly trailing?: Uint8Array;
}

/** What stands between the header and the operators. */
export interface RawHead {
  readonly checkpointId: bigint;
  readonly masterStates: readonly RawMasterState[];
}

export interface RawMasterState {
  readonly version: number;
  readonly name: Text;
  readonly payload: Uint8Array;
}

export interface RawOperator {
  /** Metadata version 5 and later; empty for none. */
  readonly name?: Text;
  /** Metadata version 5 and later; empty for none. */
  readonly uid?: Text;
  readonly operatorId: string;
  readonly parallelism: number;
  readonly maxParallelism: number;
  /** Metadata version 2; ignored, 1 when written by Flink. */
  readonly chainLength?: number;
  /** Metadata version 3 and later. */
  readonly coordinatorState?: RawStreamHandle | null;
  /** A negative count marks a fully finished operator from version 3 on, and nothing in version 2. */
  readonly subtasks: RawList<RawSubtask>;
}

/** A subtask; the index alone where it is finished. */
export type RawSubtask = RawFinishedSubtask | RawRunningSubtask;

export interface RawFinishedSubtask {
  readonly index: number;
  readonly finished: true;
}

export interface RawRunningSubtask extends RawSubtaskState {
  readonly index: number;
}

export interface RawSubtaskState {
  /** Metadata version 2; ignored, -1 when written by Flink. */
  readonly duration?: bigint;
  /** Metadata version 2; 0 or less. */
  readonly legacyStateCount?: number;
  readonly managedOperatorState: RawPresence<RawOperatorHandle>;
  readonly rawOperatorState: RawPresence<RawOperatorHandle>;
  readonly managedKeyedState: RawKeyedHandle | null;
  readonly rawKeyedState: RawKeyedHandle | null;
  /** Metadata version 3 and later. */
  readonly inputChannelState?: RawList<RawChannelHandle>;
  /** Metadata version 3 and later. */
  readonly resultSubpartitionState?: RawList<RawChannelHandle>;
}

export type RawOperatorHandle = RawPartitionableHandle | RawFileMergingHandle;

export interface RawStateMeta {
  readonly name: Text;
  /** Ordinal of the mode: 0 SPLIT_DISTRIBUTE, 1 UNION, 2 BROADCAST. */
  readonly mode: number;
  readonly offsets: RawOffsets;
}

export interface RawPartitionableHandle {
  readonly kind: 'partitionable';
  readonly states: readonly RawStateMeta[];
  readonly delegate: RawStreamHandle;
}

export interface RawFileMergingHandle {
  readonly kind: 'fileMerging';
  readonly states: readonly RawStateMeta[];
  readonly taskOwnedDir: Text;
  readonly sharedDir: Text;
  readonly isEmpty: RawBool;
  readonly delegate: RawStreamHandle;
}

/** As written: a count of key groups, not an end. */
export interface RawKeyGroupRange {
  readonly start: number;
  readonly count: number;
}

export type RawKeyedHandle =
  | RawKeyGroupsHandle
  | RawIncrementalHandle
  | RawChangelogHandle
  | RawInMemoryChangelogHandle
  | RawFileChangelogHandle;

export interface RawKeyGroupsHandle {
  /** Tags 3, 7 and 12. */
  readonly kind: 'keyGroups' | 'savepointKeyGroups' | 'keyGroupsV2';
  readonly range: RawKeyGroupRange;
  readonly offsets: RawOffsets;
  readonly delegate: RawStreamHandle;
  readonly stateHandleId?: Text;
}

export interface RawFile {
  readonly localPath: Text;
  readonly handle: RawStreamHandle;
}

export interface RawIncrementalHandle {
  /** Tags 5 and 11. */
  readonly kind: 'incremental' | 'incrementalV2';
  readonly checkpointId: bigint;
  readonly backendId: Text;
  readonly range: RawKeyGroupRange;
  readonly checkpointedSize?: bigint;
  readonly meta: RawStreamHandle | null;
  readonly shared: readonly RawFile[];
  readonly private: readonly RawFile[];
  readonly stateHandleId?: Text;
}

export interface RawChangelogHandle {
  /** Tags 8 and 14. */
  readonly kind: 'changelog' | 'changelogV2';
  readonly range: RawKeyGroupRange;
  readonly checkpointedSize?: bigint;
  /** Flink drops nulls with a warning. */
  readonly base: readonly (RawKeyedHandle | null)[];
  readonly delta: readonly (RawKeyedHandle | null)[];
  readonly materializationId?: bigint;
  readonly checkpointId?: bigint;
  readonly stateHandleId?: Text;
}

export interface RawStateChange {
  /** -1 for a change of metadata. */
  readonly keyGroup: number;
  readonly change: Uint8Array;
}

export interface RawInMemoryChangelogHandle {
  /** Tag 9. */
  readonly kind: 'inMemoryChangelog';
  readonly range: RawKeyGroupRange;
  readonly from: bigint;
  readonly to: bigint;
  readonly changes: readonly RawStateChange[];
  readonly stateHandleId?: Text;
}

export interface RawFileChangelogHandle {
  /** Tags 10 and 13. */
  readonly kind: 'fileChangelog' | 'fileChangelogV2';
  readonly range: RawKeyGroupRange;
  readonly handles: readonly RawOffsetHandle[];
  readonly size: bigint;
  readonly checkpointedSize?: bigint;
  readonly stateHandleId?: Text;
  readonly storageIdentifier?: Text;
}

export interface RawOffsetHandle {
  readonly offset: bigint;
  readonly handle: RawStreamHandle | null;
}

export type RawStreamHandle =
  | RawBytesHandle
  | RawFileHandle
  | RawRelativeFileHandle
  | RawKeyGroupsStreamHandle
  | RawSegmentHandle
  | { readonly kind: 'emptySegment' };

export interface RawBytesHandle {
  readonly kind: 'bytes';
  readonly handleName: Text;
  readonly data: Uint8Array;
}

export interface RawFileHandle {
  readonly kind: 'file';
  readonly size: bigint;
  readonly path: Text;
}

export interface RawRelativeFileHandle {
  readonly kind: 'relativeFile';
  readonly relativePath: Text;
  readonly size: bigint;
}

export interface RawKeyGroupsStreamHandle {
  readonly kind: 'keyGroups';
  readonly range: RawKeyGroupRange;
  readonly offsets: RawOffsets;
  readonly delegate: RawStreamHandle;
}

export interface RawSegmentHandle {
  readonly kind: 'segment';
  readonly startPos: bigint;
  readonly size: bigint;
  /** Ordinal: 0 EXCLUSIVE, 1 SHARED. */
  readonly scope: number;
  readonly path: Text;
  readonly logicalFileId: Text;
}

export type RawChannelHandle = RawSingleChannelHandle | RawMergedChannelHandle;

export interface RawChannelInfo {
  /** Gate index on the input side, partition index on the output side. */
  readonly first: number;
  /** Channel index on the input side, subpartition index on the output side. */
  readonly second: number;
}

export interface RawSingleChannelHandle {
  /** Metadata version 6 only. */
  readonly kind?: 'input' | 'output';
  /** Absent in the dialect of Flink 1.11. */
  readonly subtaskIndex?: number;
  readonly info: RawChannelInfo;
  readonly offsets: RawOffsets;
  readonly size: bigint;
  readonly delegate: RawStreamHandle;
}

export interface RawMergedChannelHandle {
  readonly kind: 'mergedInput' | 'mergedOutput';
  readonly subtaskIndex: number;
  readonly size: bigint;
  readonly delegate: RawStreamHandle | null;
  readonly channels: readonly RawChannelOffsets[] | Unparsed;
}

export interface RawChannelOffsets {
  readonly info: RawChannelInfo;
  readonly size: bigint;
  readonly offsets: RawOffsets;
}

/** Bytes that are not exactly what they should be, and that Flink does not look into here. */
export interface Unparsed {
  readonly unparsed: Uint8Array;
}
