/**
 * State handles, named for their Flink classes. A handle says where bytes of state are, and which
 * part of the state they are; it never holds a state backend's name.
 * Flink: packages `org.apache.flink.runtime.state` and its `filesystem`, `memory`, `filemerging`,
 * `changelog` packages.
 */

/** Where bytes are. Flink: `StreamStateHandle`. */
export type StreamStateHandle =
  | ByteStreamStateHandle
  | FileStateHandle
  | RelativeFileStateHandle
  | SegmentFileStateHandle
  | EmptySegmentFileStateHandle
  | KeyGroupsStateHandle;

/** Bytes inline in the metadata. Flink: `ByteStreamStateHandle`; two are equal iff their names are. */
export interface ByteStreamStateHandle {
  readonly kind: 'bytes';
  readonly handleName: string;
  readonly data: Uint8Array;
}

/** A file. Flink: `FileStateHandle`; two are equal iff their paths are. */
export interface FileStateHandle {
  readonly kind: 'file';
  /** As `org.apache.flink.core.fs.Path` prints it, for example `file:/data/x`. */
  readonly path: string;
  /** In bytes, -1 where it is not known. */
  readonly size: bigint;
}

/** A file beside `_metadata`. Flink: `RelativeFileStateHandle`. */
export interface RelativeFileStateHandle {
  readonly kind: 'relativeFile';
  /** The resolved path. */
  readonly path: string;
  /** As written in the metadata, relative to the snapshot's directory. */
  readonly relativePath: string;
  /** In bytes, -1 where it is not known. */
  readonly size: bigint;
}

/** A part of a merged file. Flink: `SegmentFileStateHandle`. */
export interface SegmentFileStateHandle {
  readonly kind: 'segment';
  readonly path: string;
  /** In bytes from the file's start. */
  readonly startPos: bigint;
  /** In bytes. */
  readonly size: bigint;
  readonly scope: 'EXCLUSIVE' | 'SHARED';
  readonly logicalFileId: string;
}

/** A merged file without content. Flink: `EmptySegmentFileStateHandle`. */
export interface EmptySegmentFileStateHandle {
  readonly kind: 'emptySegment';
}

/** Inclusive bounds. The empty range is start 0, end -1. Flink: `KeyGroupRange`. */
export interface KeyGroupRange {
  readonly start: number;
  readonly end: number;
}

/** How many key groups a range holds. Flink: `KeyGroupRange#getNumberOfKeyGroups`. */
export function keyGroupCount(range: KeyGroupRange): number {
  return range.end - range.start + 1;
}

/** From the lowest key group of some ranges, at least one, to the highest. */
export function spanOf(ranges: readonly KeyGroupRange[]): KeyGroupRange {
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}

/** Redistribution mode of a state of an operator. Flink: `OperatorStateHandle.Mode`. */
export type OperatorStateMode = 'SPLIT_DISTRIBUTE' | 'UNION' | 'BROADCAST';

/** In the order of their ordinals, which is what the file holds. */
export const OPERATOR_STATE_MODES = [
  'SPLIT_DISTRIBUTE',
  'UNION',
  'BROADCAST',
] as const satisfies readonly OperatorStateMode[];

/** One named state of an operator state handle. Flink: `OperatorStateHandle.StateMetaInfo`. */
export interface OperatorStateMeta {
  readonly name: string;
  readonly mode: OperatorStateMode;
  /** Where each element starts, in bytes from the delegate's start. */
  readonly offsets: readonly bigint[];
}

/** Flink: `OperatorStreamStateHandle`, and the file-merging ones derived from it. */
export type OperatorStateHandle = OperatorStreamStateHandle | FileMergingOperatorStateHandle;

/** Flink: `OperatorStreamStateHandle`. */
export interface OperatorStreamStateHandle {
  readonly kind: 'operatorStream';
  /** Each name once. */
  readonly states: readonly OperatorStateMeta[];
  readonly delegate: StreamStateHandle;
}

/** Flink: `FileMergingOperatorStreamStateHandle`, `EmptyFileMergingOperatorStreamStateHandle`. */
export interface FileMergingOperatorStateHandle {
  readonly kind: 'fileMergingOperatorStream';
  readonly states: readonly OperatorStateMeta[];
  readonly taskOwnedDir: string;
  readonly sharedDir: string;
  /** True for the placeholder that only keeps the two directories alive. */
  readonly isEmpty: boolean;
  readonly delegate: StreamStateHandle;
}

/** Flink: `KeyedStateHandle`. */
export type KeyedStateHandle =
  | KeyGroupsStateHandle
  | IncrementalRemoteKeyedStateHandle
  | ChangelogStateBackendHandle
  | ChangelogStateHandle;

/** A changelog's non-materialised part. Flink: `ChangelogStateHandle`. */
export type ChangelogStateHandle = InMemoryChangelogStateHandle | ChangelogStateHandleStreamImpl;

/** Flink: `KeyGroupsStateHandle`; `KeyGroupsSavepointStateHandle` where `savepoint` is true. */
export interface KeyGroupsStateHandle {
  readonly kind: 'keyGroups';
  /** True for the canonical savepoint format's class. */
  readonly savepoint: boolean;
  readonly range: KeyGroupRange;
  /** One for each key group of the range, in bytes from the delegate's start. */
  readonly offsets: readonly bigint[];
  readonly delegate: StreamStateHandle;
  /** `null` where Flink makes up a random one when it reads the file. */
  readonly stateHandleId: string | null;
}

/** Flink: `IncrementalKeyedStateHandle.HandleAndLocalPath`. */
export interface HandleAndLocalPath {
  readonly localPath: string;
  readonly handle: StreamStateHandle;
}

/** Flink: `IncrementalRemoteKeyedStateHandle`. */
export interface IncrementalRemoteKeyedStateHandle {
  readonly kind: 'incremental';
  readonly checkpointId: bigint;
  /** A UUID in canonical form. */
  readonly backendId: string;
  readonly range: KeyGroupRange;
  /** In bytes. */
  readonly checkpointedSize: bigint;
  readonly meta: StreamStateHandle | null;
  readonly shared: readonly HandleAndLocalPath[];
  readonly private: readonly HandleAndLocalPath[];
  readonly stateHandleId: string | null;
}

/** Flink: `ChangelogStateBackendHandle.ChangelogStateBackendHandleImpl`. */
export interface ChangelogStateBackendHandle {
  readonly kind: 'changelog';
  readonly range: KeyGroupRange;
  /** In bytes. */
  readonly checkpointedSize: bigint;
  readonly base: readonly KeyedStateHandle[];
  readonly delta: readonly ChangelogStateHandle[];
  readonly materializationId: bigint;
  readonly checkpointId: bigint;
  readonly stateHandleId: string | null;
}

/** Flink: `InMemoryChangelogStateHandle`. */
export interface InMemoryChangelogStateHandle {
  readonly kind: 'inMemoryChangelog';
  readonly range: KeyGroupRange;
  /** Sequence numbers, 0 or more. */
  readonly from: bigint;
  readonly to: bigint;
  readonly changes: readonly StateChange[];
  readonly stateHandleId: string | null;
}

/** Flink: `org.apache.flink.runtime.state.changelog.StateChange`. */
export interface StateChange {
  /** -1 for a change of metadata. */
  readonly keyGroup: number;
  readonly change: Uint8Array;
}

/** Flink: `ChangelogStateHandleStreamImpl`. */
export interface ChangelogStateHandleStreamImpl {
  readonly kind: 'fileChangelog';
  readonly range: KeyGroupRange;
  readonly handles: readonly {
    readonly offset: bigint;
    readonly handle: StreamStateHandle | null;
  }[];
  /** In bytes. */
  readonly size: bigint;
  /** In bytes. */
  readonly checkpointedSize: bigint;
  readonly stateHandleId: string | null;
  readonly storageIdentifier: string;
}

/** In-flight data of one channel, or of many merged ones. */
export type ChannelStateHandle = SingleChannelStateHandle | MergedChannelStateHandle;

/** Gate and channel index on the input side, partition and subpartition index on the output side. */
export interface ChannelInfo {
  readonly first: number;
  readonly second: number;
}

/** Flink: `InputChannelStateHandle`, `ResultSubpartitionStateHandle`. */
export interface SingleChannelStateHandle {
  readonly kind: 'channel';
  /** `null` in files of Flink 1.11, which does not write it. */
  readonly subtaskIndex: number | null;
  readonly info: ChannelInfo;
  /** In bytes. */
  readonly offsets: readonly bigint[];
  /** In bytes. */
  readonly size: bigint;
  readonly delegate: StreamStateHandle;
}

/** Flink 2.1+: `MergedInputChannelStateHandle`, `MergedResultSubpartitionStateHandle`. */
export interface MergedChannelStateHandle {
  readonly kind: 'mergedChannel';
  readonly subtaskIndex: number;
  /** In bytes. */
  readonly size: bigint;
  readonly delegate: StreamStateHandle | null;
  /** The serialised offsets of the merged channels. Flink opens them at restore only. */
  readonly serializedChannelOffsets: Uint8Array;
}
