/**
 * Where bytes are. Flink: `MetadataV2V3SerializerBase#deserializeStreamStateHandle`.
 */
import { KEY_GROUP_FIELDS } from './key-groups.ts';
import { referenceTo, structOf, variantOf } from './node.ts';
import type { UnionNode } from './node.ts';
import type {
  RawBytesHandle,
  RawFileHandle,
  RawKeyGroupsStreamHandle,
  RawRelativeFileHandle,
  RawSegmentHandle,
  RawStreamHandle,
} from './raw-snapshot.ts';

const SIZE_UNKNOWN = -1n;

export const streamStateHandle: UnionNode = {
  type: 'union',
  name: 'StreamStateHandle',
  tag: 'u8',
  unknown: 'STREAM_HANDLE_TAG_UNKNOWN',
  tags: 'streamTags',
  nullTag: 0,
  variants: [
    variantOf<RawBytesHandle>(1, 'bytes', [
      { field: 'handleName', node: 'utf' },
      { field: 'data', node: 'bytes' },
    ]),
    variantOf<RawFileHandle>(2, 'file', [
      { field: 'size', node: 'i64' },
      { field: 'path', node: 'utf' },
      { path: 'path' },
      { refuse: 'FILE_SIZE_INVALID', at: 'size', if: (handle) => handle.size < SIZE_UNKNOWN },
    ]),
    variantOf<RawKeyGroupsStreamHandle>(3, 'keyGroups', [
      ...KEY_GROUP_FIELDS,
      { field: 'delegate', node: referenceTo(() => streamStateHandle) },
      { refuse: 'KEY_GROUPS_DELEGATE_MISSING', at: 'delegate', if: lacksDelegate },
    ]),
    variantOf<RawRelativeFileHandle>(6, 'relativeFile', [
      { pointer: 'given' },
      { field: 'relativePath', node: 'utf' },
      { field: 'size', node: 'i64' },
      { pointer: 'resolvable' },
      { path: 'relativePath', child: true },
      { refuse: 'FILE_SIZE_INVALID', at: 'size', if: (handle) => handle.size < SIZE_UNKNOWN },
    ]),
    variantOf<RawSegmentHandle>(15, 'segment', [
      { field: 'startPos', node: 'i64' },
      { field: 'size', node: 'i64' },
      { field: 'scope', node: 'i32' },
      { refuse: 'SEGMENT_SCOPE_UNKNOWN', at: 'scope', if: ({ scope }) => scope < 0 || scope > 1 },
      { field: 'path', node: 'utf' },
      { path: 'path' },
      { field: 'logicalFileId', node: 'utf' },
    ]),
    variantOf(16, 'emptySegment', []),
  ],
};

/** A check for handles whose stream handle must not be the null handle. */
export function lacksDelegate(handle: { readonly delegate: RawStreamHandle | null }): boolean {
  return handle.delegate === null;
}

/** A file with the name that RocksDB gave it. */
export const handleAndLocalPath = structOf<{ localPath: string; handle: RawStreamHandle | null }>(
  'HandleAndLocalPath',
  [
    { field: 'localPath', node: 'utf' },
    { field: 'handle', node: streamStateHandle },
    {
      refuse: 'FILE_LIST_HANDLE_MISSING',
      at: 'handle',
      if: ({ handle }) => handle === null,
      when: (behaviour) => !behaviour.fileListsAreMaps,
    },
  ],
);
