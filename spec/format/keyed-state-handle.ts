/** Managed and raw keyed state. Flink: `MetadataV2V3SerializerBase#deserializeKeyedStateHandle`. */
import { isEmptyRange, KEY_GROUP_FIELDS, keyGroupRange, RANGE_CHECK } from './key-groups.ts';
import { checkedNode, listOf, referenceTo, structOf, variantOf } from './node.ts';
import type { Scope, StepOf, UnionNode } from './node.ts';
import type {
  RawChangelogHandle,
  RawFileChangelogHandle,
  RawIncrementalHandle,
  RawInMemoryChangelogHandle,
  RawKeyedHandle,
  RawKeyGroupRange,
  RawKeyGroupsHandle,
  RawOffsetHandle,
  RawStateChange,
  RawStreamHandle,
} from './raw-snapshot.ts';
import { isRawText } from '../model/text.ts';
import type { Text } from '../model/text.ts';
import { handleAndLocalPath, lacksDelegate, streamStateHandle } from './stream-state-handle.ts';

/** The fields that Flink 1.15 added in place to the changelog handles of 1.14. */
const FROM_1_15: Scope = { dialects: ['std', '1.11'] };

const METADATA_CHANGE = -1;

/** Known to the releases that know sizes of handles apart from those of their files. */
const INCREMENTAL_V2 = 11;

/** Flink: `UNKNOWN_CHECKPOINTED_SIZE`. */
const SIZE_UNKNOWN = -1n;

const RANGE: readonly StepOf<{ readonly range: RawKeyGroupRange }>[] = [
  { field: 'range', node: keyGroupRange },
  RANGE_CHECK,
];

const files = listOf(handleAndLocalPath);

const stateChange = structOf<RawStateChange>('StateChange', [
  { field: 'keyGroup', node: 'i32' },
  { field: 'change', node: { type: 'bytes', truncated: 'CHANGE_BYTES_TRUNCATED' } },
  {
    refuse: 'CHANGE_KEY_GROUP_INVALID',
    at: 'keyGroup',
    if: ({ keyGroup }) => keyGroup < METADATA_CHANGE,
    when: (behaviour) => behaviour.boundedChangeKeyGroup,
  },
]);

const offsetHandle = structOf<RawOffsetHandle>('HandleAndOffset', [
  { field: 'offset', node: 'i64' },
  { field: 'handle', node: streamStateHandle },
]);

const CHANGELOG_KINDS: ReadonlySet<RawKeyedHandle['kind']> = new Set([
  'inMemoryChangelog',
  'fileChangelog',
  'fileChangelogV2',
]);

/** An item of a changelog's non-materialised part: cast to `ChangelogStateHandle` as it is read. */
const changelogDelta = checkedNode<RawKeyedHandle | null>(
  referenceTo(() => keyedStateHandle),
  'CHANGELOG_DELTA_NOT_CHANGELOG',
  (handle) => handle !== null && !CHANGELOG_KINDS.has(handle.kind),
);

export const keyedStateHandle: UnionNode = {
  type: 'union',
  name: 'KeyedStateHandle',
  tag: 'i8',
  unknown: 'KEYED_STATE_HANDLE_TAG_UNKNOWN',
  tags: 'keyedTags',
  nullTag: 0,
  variants: [
    variantOf<RawKeyGroupsHandle>(3, 'keyGroups', keyGroupsHandle()),
    variantOf<RawIncrementalHandle>(5, 'incremental', incrementalHandle({ v2: false })),
    variantOf<RawKeyGroupsHandle>(7, 'savepointKeyGroups', keyGroupsHandle()),
    variantOf<RawChangelogHandle>(8, 'changelog', changelogHandle({ v2: false })),
    variantOf<RawInMemoryChangelogHandle>(9, 'inMemoryChangelog', [
      ...RANGE,
      { field: 'from', node: 'i64' },
      { field: 'to', node: 'i64' },
      { field: 'changes', node: listOf(stateChange) },
      { field: 'stateHandleId', node: 'utf', ...FROM_1_15 },
      { refuse: 'SEQUENCE_NUMBER_NEGATIVE', at: 'from', if: ({ from }) => from < 0n },
      { refuse: 'SEQUENCE_NUMBER_NEGATIVE', at: 'to', if: ({ to }) => to < 0n },
    ]),
    variantOf<RawFileChangelogHandle>(10, 'fileChangelog', fileChangelogHandle({ v2: false })),
    variantOf<RawIncrementalHandle>(
      INCREMENTAL_V2,
      'incrementalV2',
      incrementalHandle({ v2: true }),
    ),
    variantOf<RawKeyGroupsHandle>(12, 'keyGroupsV2', [
      ...KEY_GROUP_FIELDS,
      { field: 'delegate', node: streamStateHandle },
      { field: 'stateHandleId', node: 'utf' },
      { refuse: 'KEY_GROUPS_DELEGATE_MISSING', at: 'delegate', if: lacksDelegate },
    ]),
    variantOf<RawFileChangelogHandle>(13, 'fileChangelogV2', fileChangelogHandle({ v2: true })),
    variantOf<RawChangelogHandle>(14, 'changelogV2', changelogHandle({ v2: true })),
  ],
};

function keyGroupsHandle(): readonly StepOf<RawKeyGroupsHandle>[] {
  return [
    ...KEY_GROUP_FIELDS,
    { field: 'delegate', node: streamStateHandle },
    { refuse: 'KEY_GROUPS_DELEGATE_MISSING', at: 'delegate', if: lacksDelegate },
  ];
}

function incrementalHandle({ v2 }: { v2: boolean }): readonly StepOf<RawIncrementalHandle>[] {
  return [
    { field: 'checkpointId', node: 'i64' },
    { field: 'backendId', node: 'utf' },
    { field: 'range', node: keyGroupRange },
    ...onlyIf<RawIncrementalHandle>(v2, { field: 'checkpointedSize', node: 'i64' }),
    RANGE_CHECK,
    { field: 'meta', node: streamStateHandle },
    { field: 'shared', node: files },
    { field: 'private', node: files },
    ...onlyIf<RawIncrementalHandle>(v2, { field: 'stateHandleId', node: 'utf' }),
    {
      refuse: 'INCREMENTAL_META_MISSING',
      at: 'meta',
      if: ({ meta }) => meta === null,
      when: (behaviour) => !behaviour.nullIncrementalMeta,
    },
    {
      // Without a size of its own the handle sums those of its files.
      refuse: 'FILE_LIST_HANDLE_MISSING',
      at: 'meta',
      if: (handle) =>
        (handle.checkpointedSize ?? SIZE_UNKNOWN) === SIZE_UNKNOWN && lacksFile(handle),
      when: ({ fileListsAreMaps, keyedTags }) =>
        fileListsAreMaps && keyedTags.includes(INCREMENTAL_V2),
    },
  ];
}

/**
 * Whether a file has no stream handle. Matters to releases that keep one file for each local path,
 * the last one, and look at it later only.
 */
export function lacksFile(handle: Pick<RawIncrementalHandle, 'shared' | 'private'>): boolean {
  return [handle.shared, handle.private].some((list) => {
    const kept = new Map(list.map((file) => [String(pathKey(file.localPath)), file.handle]));
    return ([...kept.values()] as (RawStreamHandle | null)[]).includes(null);
  });
}

function pathKey(localPath: Text): string | Uint8Array {
  return isRawText(localPath) ? localPath.mutf8 : localPath;
}

function changelogHandle({ v2 }: { v2: boolean }): readonly StepOf<RawChangelogHandle>[] {
  return [
    ...RANGE,
    { field: 'checkpointedSize', node: 'i64', ...FROM_1_15 },
    { field: 'base', node: listOf(referenceTo(() => keyedStateHandle)) },
    { field: 'delta', node: listOf(changelogDelta) },
    { field: 'materializationId', node: 'i64', ...FROM_1_15 },
    ...onlyIf<RawChangelogHandle>(v2, { field: 'checkpointId', node: 'i64' }),
    { field: 'stateHandleId', node: 'utf', ...FROM_1_15 },
    { refuse: 'CHANGELOG_RANGE_EMPTY', at: 'range', if: ({ range }) => isEmptyRange(range) },
  ];
}

function fileChangelogHandle({ v2 }: { v2: boolean }): readonly StepOf<RawFileChangelogHandle>[] {
  return [
    ...RANGE,
    { field: 'handles', node: listOf(offsetHandle) },
    { field: 'size', node: 'i64' },
    { field: 'checkpointedSize', node: 'i64', ...FROM_1_15 },
    { field: 'stateHandleId', node: 'utf', ...FROM_1_15 },
    ...onlyIf<RawFileChangelogHandle>(v2, { field: 'storageIdentifier', node: 'utf' }),
  ];
}

function onlyIf<T>(present: boolean, step: StepOf<T>): readonly StepOf<T>[] {
  return present ? [step] : [];
}
