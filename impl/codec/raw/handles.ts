/** Raw handles from what they mean, with the newest tag that holds all of it. */
import { FIRST_VERSION_WITH_MERGED_CHANNELS } from '../../../spec/format/metadata.ts';
import type { MetadataVersion } from '../../../spec/format/metadata.ts';
import type {
  RawChannelHandle,
  RawKeyedHandle,
  RawKeyGroupRange,
  RawOperatorHandle,
  RawStateMeta,
  RawStreamHandle,
} from '../../../spec/format/raw-snapshot.ts';
import { keyGroupCount, OPERATOR_STATE_MODES } from '../../../spec/model/handles.ts';
import type {
  ChangelogStateBackendHandle,
  ChangelogStateHandleStreamImpl,
  ChannelStateHandle,
  HandleAndLocalPath,
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  KeyGroupRange,
  KeyGroupsStateHandle,
  OperatorStateHandle,
  OperatorStateMeta,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import { UnwritableValue } from '../unwritable-value.ts';

/** What the raw form of a handle hangs on. */
export interface WrittenAs {
  readonly metadataVersion: MetadataVersion;
  readonly dialect: Dialect;
  /** Whether keyed handles have an ID, and incremental ones a size of their own. Flink 1.15+. */
  readonly handleIds: boolean;
  /** Whether changelog handles name their checkpoint and their storage. Flink 1.16+. */
  readonly changelogV2: boolean;
  /**
   * Makes up the ID of a keyed handle that has none, for each another one, as the release does it;
   * `null` keeps the older form without ID.
   */
  readonly makeUpHandleId: (() => string) | null;
}

/** A stream handle. */
export function rawStreamHandle(handle: StreamStateHandle): RawStreamHandle {
  switch (handle.kind) {
    case 'bytes':
    case 'emptySegment':
      return handle;
    case 'file':
      return { kind: 'file', size: handle.size, path: handle.path };
    case 'relativeFile':
      return { kind: 'relativeFile', relativePath: handle.relativePath, size: handle.size };
    case 'segment':
      return { ...handle, scope: handle.scope === 'EXCLUSIVE' ? 0 : 1 };
    case 'keyGroups':
      return {
        kind: 'keyGroups',
        range: rawRange(handle.range),
        offsets: new BigInt64Array(handle.offsets),
        delegate: rawStreamHandle(handle.delegate),
      };
  }
}

/** An operator state handle. */
export function rawOperatorHandle(handle: OperatorStateHandle): RawOperatorHandle {
  const states = handle.states.map(rawStateMeta);
  const delegate = rawStreamHandle(handle.delegate);
  if (handle.kind === 'operatorStream') return { kind: 'partitionable', states, delegate };
  const { taskOwnedDir, sharedDir, isEmpty } = handle;
  return { kind: 'fileMerging', states, taskOwnedDir, sharedDir, isEmpty, delegate };
}

function rawStateMeta({ name, mode, offsets }: OperatorStateMeta): RawStateMeta {
  return {
    name,
    mode: OPERATOR_STATE_MODES.indexOf(mode),
    offsets: new BigInt64Array(offsets),
  };
}

/** A keyed handle, as files of a metadata version hold it. */
export function rawKeyedHandle(handle: KeyedStateHandle, as: WrittenAs): RawKeyedHandle {
  switch (handle.kind) {
    case 'keyGroups':
      return rawKeyGroups(handle, as);
    case 'incremental':
      return rawIncremental(handle, as);
    case 'changelog':
      return rawChangelog(handle, as);
    case 'inMemoryChangelog':
      return {
        ...handle,
        range: rawRange(handle.range),
        stateHandleId: handle.stateHandleId ?? '',
      };
    case 'fileChangelog':
      return rawFileChangelog(handle, as);
  }
}

/** The ID that is written with a keyed handle; `null` for the older form, which has none. */
function writtenId(
  { stateHandleId }: { readonly stateHandleId: string | null },
  { handleIds, makeUpHandleId }: WrittenAs,
): string | null {
  return handleIds ? (stateHandleId ?? makeUpHandleId?.() ?? null) : null;
}

function rawKeyGroups(handle: KeyGroupsStateHandle, as: WrittenAs): RawKeyedHandle {
  const { range, offsets, delegate, savepoint } = handle;
  const fields = {
    range: rawRange(range),
    offsets: new BigInt64Array(offsets),
    delegate: rawStreamHandle(delegate),
  };
  if (savepoint) return { kind: 'savepointKeyGroups', ...fields };
  const stateHandleId = writtenId(handle, as);
  return stateHandleId === null
    ? { kind: 'keyGroups', ...fields }
    : { kind: 'keyGroupsV2', ...fields, stateHandleId };
}

function rawIncremental(handle: IncrementalRemoteKeyedStateHandle, as: WrittenAs): RawKeyedHandle {
  const { checkpointId, backendId, checkpointedSize } = handle;
  const fields = {
    checkpointId,
    backendId,
    range: rawRange(handle.range),
    meta: handle.meta === null ? null : rawStreamHandle(handle.meta),
    shared: handle.shared.map(rawFile),
    private: handle.private.map(rawFile),
  };
  const stateHandleId = writtenId(handle, as);
  return stateHandleId === null
    ? { kind: 'incremental', ...fields }
    : { kind: 'incrementalV2', ...fields, checkpointedSize, stateHandleId };
}

function rawFile({ localPath, handle }: HandleAndLocalPath): {
  localPath: string;
  handle: RawStreamHandle;
} {
  return { localPath, handle: rawStreamHandle(handle) };
}

function rawChangelog(handle: ChangelogStateBackendHandle, as: WrittenAs): RawKeyedHandle {
  const fields = {
    range: rawRange(handle.range),
    checkpointedSize: handle.checkpointedSize,
    base: handle.base.map((item) => rawKeyedHandle(item, as)),
    delta: handle.delta.map((item) => rawKeyedHandle(item, as)),
    materializationId: handle.materializationId,
    stateHandleId: handle.stateHandleId ?? '',
  };
  return as.changelogV2
    ? { kind: 'changelogV2', ...fields, checkpointId: handle.checkpointId }
    : { kind: 'changelog', ...fields };
}

function rawFileChangelog(
  handle: ChangelogStateHandleStreamImpl,
  { changelogV2 }: WrittenAs,
): RawKeyedHandle {
  const fields = {
    range: rawRange(handle.range),
    handles: handle.handles.map(({ offset, handle: stream }) => ({
      offset,
      handle: stream === null ? null : rawStreamHandle(stream),
    })),
    size: handle.size,
    checkpointedSize: handle.checkpointedSize,
    stateHandleId: handle.stateHandleId ?? '',
  };
  return changelogV2
    ? { kind: 'fileChangelogV2', ...fields, storageIdentifier: handle.storageIdentifier }
    : { kind: 'fileChangelog', ...fields };
}

/** A channel handle of the input or the output side. */
export function rawChannelHandle(
  handle: ChannelStateHandle,
  side: 'input' | 'output',
  { metadataVersion, dialect }: WrittenAs,
): RawChannelHandle {
  const hasTags = metadataVersion >= FIRST_VERSION_WITH_MERGED_CHANNELS;
  if (handle.kind === 'mergedChannel') {
    if (!hasTags) {
      throw new UnwritableValue(
        `version ${metadataVersion} has no merged channel handles`,
        'MERGED_CHANNEL_HANDLE_UNWRITABLE',
      );
    }
    const { subtaskIndex, size, delegate, serializedChannelOffsets } = handle;
    return {
      kind: side === 'input' ? 'mergedInput' : 'mergedOutput',
      subtaskIndex,
      size,
      delegate: delegate === null ? null : rawStreamHandle(delegate),
      channels: { unparsed: serializedChannelOffsets },
    };
  }
  return {
    ...(hasTags ? { kind: side } : {}),
    ...(dialect === '1.11' ? {} : { subtaskIndex: handle.subtaskIndex ?? 0 }),
    info: handle.info,
    offsets: new BigInt64Array(handle.offsets),
    size: handle.size,
    delegate: rawStreamHandle(handle.delegate),
  };
}

function rawRange(range: KeyGroupRange): RawKeyGroupRange {
  return { start: range.start, count: keyGroupCount(range) };
}
