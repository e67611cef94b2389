/** What keyed handles mean. Flink: `MetadataV2V3SerializerBase#deserializeKeyedStateHandle`. */
import type {
  RawChangelogHandle,
  RawFileChangelogHandle,
  RawIncrementalHandle,
  RawKeyedHandle,
} from '../../../spec/format/raw-snapshot.ts';
import type { ChangelogStateHandle, KeyedStateHandle } from '../../../spec/model/handles.ts';
import { textToString } from '../modified-utf8.ts';
import { idOrNull, offsetList, rangeOf } from './interpretation.ts';
import type { Interpretation } from './interpretation.ts';
import { backendUuid } from './java-uuid.ts';
import { incrementalStateSize } from './state-size.ts';
import { files, optionalStreamHandle, streamHandle } from './stream-handles.ts';

/** What a file means that does not know its size. Flink: `UNKNOWN_CHECKPOINTED_SIZE`. */
const UNKNOWN_SIZE = -1n;

/** The storage that handles without a name for it lie in. */
const DEFAULT_STORAGE = 'filesystem';

/** A keyed handle. */
export function keyedHandle(raw: RawKeyedHandle, as: Interpretation): KeyedStateHandle {
  switch (raw.kind) {
    case 'keyGroups':
    case 'keyGroupsV2':
    case 'savepointKeyGroups':
      return {
        kind: 'keyGroups',
        savepoint: raw.kind === 'savepointKeyGroups',
        range: rangeOf(raw.range),
        offsets: offsetList(raw.offsets),
        delegate: streamHandle(raw.delegate, as),
        stateHandleId: idOrNull(raw.stateHandleId),
      };
    case 'incremental':
    case 'incrementalV2':
      return incremental(raw, as);
    case 'changelog':
    case 'changelogV2':
      return changelog(raw, as);
    case 'inMemoryChangelog':
      return {
        kind: 'inMemoryChangelog',
        range: rangeOf(raw.range),
        from: raw.from,
        to: raw.to,
        changes: raw.changes,
        stateHandleId: idOrNull(raw.stateHandleId),
      };
    case 'fileChangelog':
    case 'fileChangelogV2':
      return fileChangelog(raw, as);
  }
}

function incremental(raw: RawIncrementalHandle, as: Interpretation): KeyedStateHandle {
  const meta = optionalStreamHandle(raw.meta, as);
  const shared = files(raw.shared, as);
  const privateFiles = files(raw.private, as);
  const { checkpointedSize = UNKNOWN_SIZE } = raw;
  return {
    kind: 'incremental',
    checkpointId: raw.checkpointId,
    backendId: backendUuid(textToString(raw.backendId)),
    range: rangeOf(raw.range),
    checkpointedSize:
      checkpointedSize === UNKNOWN_SIZE
        ? incrementalStateSize(meta, [...shared, ...privateFiles])
        : checkpointedSize,
    meta,
    shared,
    private: privateFiles,
    stateHandleId: idOrNull(raw.stateHandleId),
  };
}

function changelog(raw: RawChangelogHandle, as: Interpretation): KeyedStateHandle {
  const { materializationId = 0n } = raw;
  return {
    kind: 'changelog',
    range: rangeOf(raw.range),
    checkpointedSize: raw.checkpointedSize ?? UNKNOWN_SIZE,
    base: raw.base.flatMap((handle) => (handle === null ? [] : keyedHandle(handle, as))),
    // The reader has made sure that these are changelog handles.
    delta: raw.delta.map((handle) => keyedHandle(handle!, as) as ChangelogStateHandle),
    materializationId,
    checkpointId: raw.checkpointId ?? materializationId,
    stateHandleId: idOrNull(raw.stateHandleId),
  };
}

function fileChangelog(raw: RawFileChangelogHandle, as: Interpretation): KeyedStateHandle {
  const { storageIdentifier = DEFAULT_STORAGE } = raw;
  return {
    kind: 'fileChangelog',
    range: rangeOf(raw.range),
    handles: raw.handles.map(({ offset, handle }) => ({
      offset,
      handle: optionalStreamHandle(handle, as),
    })),
    size: raw.size,
    checkpointedSize: raw.checkpointedSize ?? UNKNOWN_SIZE,
    stateHandleId: idOrNull(raw.stateHandleId),
    storageIdentifier: textToString(storageIdentifier),
  };
}
