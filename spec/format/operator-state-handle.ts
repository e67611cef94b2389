/**
 * Managed and raw operator state. Flink: `MetadataV2V3SerializerBase#deserializeOperatorStateHandle`.
 */
import { listOf, offsetsOf, structOf, variantOf } from './node.ts';
import type { StepOf, UnionNode } from './node.ts';
import type { RawFileMergingHandle, RawPartitionableHandle, RawStateMeta } from './raw-snapshot.ts';
import { lacksDelegate, streamStateHandle } from './stream-state-handle.ts';

const HIGHEST_MODE = 2;

const stateMeta = structOf<RawStateMeta>('StateMetaInfo', [
  { field: 'name', node: 'utf' },
  { field: 'mode', node: 'i8' },
  {
    refuse: 'OPERATOR_STATE_MODE_UNKNOWN',
    at: 'mode',
    if: ({ mode }) => mode < 0 || mode > HIGHEST_MODE,
  },
  { field: 'offsets', node: offsetsOf('OFFSET_COUNT_NEGATIVE') },
]);

const STATES: StepOf<{ readonly states: readonly RawStateMeta[] }> = {
  field: 'states',
  node: listOf(stateMeta, 'OPERATOR_STATE_COUNT_NEGATIVE'),
};

export const operatorStateHandle: UnionNode = {
  type: 'union',
  name: 'OperatorStateHandle',
  tag: 'i8',
  unknown: 'OPERATOR_STATE_HANDLE_TAG_UNKNOWN',
  tags: 'operatorTags',
  nullTag: 0,
  variants: [
    variantOf<RawPartitionableHandle>(4, 'partitionable', [
      STATES,
      { field: 'delegate', node: streamStateHandle },
      { refuse: 'OPERATOR_STATE_DELEGATE_MISSING', at: 'delegate', if: lacksDelegate },
    ]),
    variantOf<RawFileMergingHandle>(17, 'fileMerging', [
      STATES,
      { field: 'taskOwnedDir', node: 'utf' },
      { field: 'sharedDir', node: 'utf' },
      { field: 'isEmpty', node: 'bool' },
      { field: 'delegate', node: streamStateHandle },
      {
        refuse: 'FILE_MERGING_DELEGATE_NOT_SEGMENT',
        at: 'delegate',
        if: ({ delegate }) =>
          delegate === null || (delegate.kind !== 'segment' && delegate.kind !== 'emptySegment'),
      },
      { path: 'taskOwnedDir' },
      { path: 'sharedDir' },
    ]),
  ],
};
