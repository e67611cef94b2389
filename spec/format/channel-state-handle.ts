/**
 * In-flight data. Flink: `ChannelStateHandleSerializerV1` for metadata versions 3 to 5,
 * `ChannelStateHandleSerializerV2` for version 6.
 */
import { listOf, offsetsOf, structOf, variantOf } from './node.ts';
import type { ListNode, StepOf, UnionNode } from './node.ts';
import type {
  RawChannelInfo,
  RawChannelOffsets,
  RawMergedChannelHandle,
  RawSingleChannelHandle,
} from './raw-snapshot.ts';
import { lacksDelegate, streamStateHandle } from './stream-state-handle.ts';

const channelInfo = structOf<RawChannelInfo>('ChannelInfo', [
  { field: 'first', node: 'i32' },
  { field: 'second', node: 'i32' },
]);

const SINGLE: readonly StepOf<RawSingleChannelHandle>[] = [
  { field: 'subtaskIndex', node: 'i32', dialects: ['std', '1.14'] },
  { field: 'info', node: channelInfo },
  { field: 'offsets', node: offsetsOf() },
  { field: 'size', node: 'i64' },
  { field: 'delegate', node: streamStateHandle },
  { refuse: 'CHANNEL_DELEGATE_MISSING', at: 'delegate', if: lacksDelegate },
];

/** What a merged handle's bytes hold. Flink: `AbstractMergedChannelStateHandle`. */
const channelOffsets = structOf<RawChannelOffsets>('ChannelOffsets', [
  { field: 'info', node: channelInfo },
  { field: 'size', node: 'i64' },
  { field: 'offsets', node: offsetsOf() },
]);

/** Flink: `AbstractMergedChannelStateHandle#serializeChannelOffsets`. */
export const channelOffsetsList: ListNode = listOf(channelOffsets);

const MERGED: readonly StepOf<RawMergedChannelHandle>[] = [
  { field: 'subtaskIndex', node: 'i32' },
  { field: 'size', node: 'i64' },
  { field: 'delegate', node: streamStateHandle },
  {
    field: 'channels',
    node: { type: 'blob', value: channelOffsetsList, negative: 'BYTE_COUNT_NEGATIVE' },
  },
];

/** Metadata versions 3 to 5. */
export const untaggedChannelHandles: ListNode = listOf(
  structOf<RawSingleChannelHandle>('ChannelStateHandle', SINGLE),
  'none',
);

/** Metadata version 6, input side: `InputChannelStateHandle` and the merged one. */
export const inputChannelHandles: ListNode = listOf(
  taggedChannelHandle('InputStateHandle', { single: [1, 'input'], merged: [3, 'mergedInput'] }),
  'none',
);

/** Metadata version 6, output side: `ResultSubpartitionStateHandle` and the merged one. */
export const outputChannelHandles: ListNode = listOf(
  taggedChannelHandle('OutputStateHandle', { single: [2, 'output'], merged: [4, 'mergedOutput'] }),
  'none',
);

function taggedChannelHandle(
  name: string,
  { single, merged }: { single: [number, string]; merged: [number, string] },
): UnionNode {
  return {
    type: 'union',
    name,
    tag: 'u8',
    unknown: 'CHANNEL_HANDLE_TAG_UNKNOWN',
    tags: null,
    nullTag: null,
    variants: [variantOf(...single, SINGLE), variantOf(...merged, MERGED)],
  };
}
