/** Keyed state of described snapshots: handles of each kind that a release has a tag for. */
import type {
  ChangelogStateBackendHandle,
  ChangelogStateHandle,
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  KeyGroupsStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { FormatBehaviour } from '../../../spec/profiles/format-differences.ts';

/** Where tags of keyed handles stand in the format. */
const TAG = { savepointKeyGroups: 7, changelog: 8, keyGroupsWithId: 12 } as const;

const RANGE = { start: 3, end: 4 };
const NO_RANGE = { start: 0, end: -1 };

/** IDs are written from 1.15 on, and with them other tags. */
function idOf({ keyedTags }: FormatBehaviour, id: string): string | null {
  return keyedTags.includes(TAG.keyGroupsWithId) ? id : null;
}

/** Of two key groups, or of none. */
export function keyGroups(
  delegate: StreamStateHandle,
  format: FormatBehaviour,
  isEmpty = false,
): KeyGroupsStateHandle {
  return {
    kind: 'keyGroups',
    savepoint: false,
    range: isEmpty ? NO_RANGE : RANGE,
    offsets: isEmpty ? [] : [0n, 2n],
    delegate,
    stateHandleId: idOf(format, 'key-groups'),
  };
}

/** With one stream in each of its places. */
export function incrementalHandle(
  stream: StreamStateHandle,
  format: FormatBehaviour,
): IncrementalRemoteKeyedStateHandle {
  return {
    kind: 'incremental',
    checkpointId: 7n,
    backendId: '00000000-0000-4000-8000-000000000007',
    range: RANGE,
    checkpointedSize: 192n,
    meta: stream,
    shared: [{ localPath: '000007.sst', handle: stream }],
    private: [{ localPath: 'MANIFEST-000007', handle: stream }],
    stateHandleId: idOf(format, 'incremental'),
  };
}

/** Key groups, those of a canonical savepoint, and a changelog. */
export function keyedOf(
  stream: StreamStateHandle,
  format: FormatBehaviour,
): readonly KeyedStateHandle[] {
  const plain = [keyGroups(stream, format)];
  const canonical = format.keyedTags.includes(TAG.savepointKeyGroups)
    ? [{ ...keyGroups(stream, format), savepoint: true, stateHandleId: null }]
    : [];
  const changelog = format.keyedTags.includes(TAG.changelog)
    ? [changelogHandle(stream, format)]
    : [];
  return [...plain, ...canonical, ...changelog];
}

function changelogHandle(
  stream: StreamStateHandle,
  format: FormatBehaviour,
): ChangelogStateBackendHandle {
  const delta: ChangelogStateHandle[] = [
    {
      kind: 'inMemoryChangelog',
      range: RANGE,
      from: 0n,
      to: 2n,
      changes: [
        { keyGroup: -1, change: Uint8Array.of(1) },
        { keyGroup: 3, change: new Uint8Array() },
      ],
      stateHandleId: 'in-memory',
    },
    {
      kind: 'fileChangelog',
      range: RANGE,
      handles: [{ offset: 1n, handle: stream }],
      size: 64n,
      checkpointedSize: 64n,
      stateHandleId: 'in-files',
      storageIdentifier: 'filesystem',
    },
  ];
  return {
    kind: 'changelog',
    range: RANGE,
    checkpointedSize: 256n,
    base: [incrementalHandle(stream, format), keyGroups(stream, format)],
    delta,
    materializationId: 3n,
    checkpointId: 7n,
    stateHandleId: 'changelog',
  };
}
