/**
 * Operators and their subtasks. Flink: `MetadataV2Serializer`, `MetadataV3Serializer`,
 * `MetadataV5Serializer`, `#deserializeOperatorState` and `#deserializeSubtaskState`.
 */
import {
  inputChannelHandles,
  outputChannelHandles,
  untaggedChannelHandles,
} from './channel-state-handle.ts';
import { keyedStateHandle, lacksFile } from './keyed-state-handle.ts';
import { checkedNode, structOf } from './node.ts';
import type { IndexedNode, Scope, StepOf } from './node.ts';
import { operatorStateHandle } from './operator-state-handle.ts';
import { isNegativeCount } from './raw-snapshot.ts';
import type {
  RawChangelogHandle,
  RawKeyedHandle,
  RawOperator,
  RawPresence,
  RawOperatorHandle,
  RawStreamHandle,
  RawSubtaskState,
} from './raw-snapshot.ts';
import { streamStateHandle } from './stream-state-handle.ts';

const VERSION_2: Scope = { versions: [2, 2] };
const FROM_VERSION_3: Scope = { versions: [3, 6] };
const FROM_VERSION_3_EARLY: Scope = {
  ...FROM_VERSION_3,
  when: (release) => !release.finishedStates,
};
const FROM_VERSION_3_LATE: Scope = { ...FROM_VERSION_3, when: (release) => release.finishedStates };
const VERSIONS_3_TO_5: Scope = { versions: [3, 5] };
const FROM_VERSION_5: Scope = { versions: [5, 6] };
const VERSION_6: Scope = { versions: [6, 6] };

const operatorStatePresence = { type: 'presence', value: operatorStateHandle } as const;

const subtaskState = structOf<RawSubtaskState>('OperatorSubtaskState', [
  { field: 'duration', node: 'i64', ...VERSION_2 },
  { field: 'legacyStateCount', node: 'i32', ...VERSION_2 },
  {
    refuse: 'LEGACY_STATE_UNSUPPORTED',
    at: 'legacyStateCount',
    if: ({ legacyStateCount }) => (legacyStateCount ?? 0) > 0,
    ...VERSION_2,
  },
  { field: 'managedOperatorState', node: operatorStatePresence },
  announcedNullCheck('managedOperatorState'),
  { field: 'rawOperatorState', node: operatorStatePresence },
  announcedNullCheck('rawOperatorState'),
  { field: 'managedKeyedState', node: keyedStateHandle },
  { field: 'rawKeyedState', node: keyedStateHandle },
  { field: 'inputChannelState', node: untaggedChannelHandles, ...VERSIONS_3_TO_5 },
  { field: 'resultSubpartitionState', node: untaggedChannelHandles, ...VERSIONS_3_TO_5 },
  { field: 'inputChannelState', node: inputChannelHandles, ...VERSION_6 },
  { field: 'resultSubpartitionState', node: outputChannelHandles, ...VERSION_6 },
  // Flink sums the sizes of all handles once the subtask is complete, and stumbles over the null.
  deltaNullCheck('managedKeyedState'),
  deltaNullCheck('rawKeyedState'),
  baseNullCheck('managedKeyedState'),
  baseNullCheck('rawKeyedState'),
  fileNullCheck('managedKeyedState'),
  fileNullCheck('rawKeyedState'),
]);

function announcedNullCheck(
  field: 'managedOperatorState' | 'rawOperatorState',
): StepOf<RawSubtaskState> {
  return {
    refuse: 'OPERATOR_STATE_HANDLE_MISSING',
    at: field,
    if: (state) => isAnnouncedNull(state[field]),
    when: (behaviour) => !behaviour.announcedNullOperatorState,
  };
}

function isAnnouncedNull(presence: RawPresence<RawOperatorHandle>): boolean {
  return presence !== null && 'flag' in presence && presence.value === null;
}

function deltaNullCheck(field: 'managedKeyedState' | 'rawKeyedState'): StepOf<RawSubtaskState> {
  return {
    refuse: 'CHANGELOG_DELTA_MISSING',
    at: field,
    if: (state) => hasNullDelta(state[field]),
  };
}

function hasNullDelta(handle: RawKeyedHandle | null): boolean {
  if (!isChangelog(handle)) return false;
  return handle.delta.includes(null) || handle.base.some(hasNullDelta);
}

function baseNullCheck(field: 'managedKeyedState' | 'rawKeyedState'): StepOf<RawSubtaskState> {
  return {
    refuse: 'CHANGELOG_BASE_MISSING',
    at: field,
    if: (state) => hasNullBase(state[field]),
    when: (behaviour) => !behaviour.nullChangelogBase,
  };
}

function hasNullBase(handle: RawKeyedHandle | null): boolean {
  return isChangelog(handle) && (handle.base.includes(null) || handle.base.some(hasNullBase));
}

function isChangelog(handle: RawKeyedHandle | null): handle is RawChangelogHandle {
  return handle !== null && (handle.kind === 'changelog' || handle.kind === 'changelogV2');
}

function fileNullCheck(field: 'managedKeyedState' | 'rawKeyedState'): StepOf<RawSubtaskState> {
  return {
    refuse: 'FILE_LIST_HANDLE_MISSING',
    at: field,
    if: (state) => hasNullFile(state[field]),
    when: (behaviour) => behaviour.fileListsAreMaps,
  };
}

function hasNullFile(handle: RawKeyedHandle | null): boolean {
  if (isChangelog(handle)) return handle.base.some(hasNullFile);
  return handle !== null && 'shared' in handle && lacksFile(handle);
}

const subtask: IndexedNode = {
  type: 'indexed',
  body: subtaskState,
  finished: { versions: [3, 6], when: (behaviour) => behaviour.finishedStates },
  below: 'parallelism',
  outOfRange: 'SUBTASK_INDEX_OUT_OF_RANGE',
};

const coordinatorState = checkedNode<RawStreamHandle | null>(
  streamStateHandle,
  'COORDINATOR_STATE_NOT_BYTES',
  (handle) => handle !== null && handle.kind !== 'bytes',
);

/**
 * Flink makes these two once it builds the `OperatorState`: releases that know finished operators
 * only when they know whether it is one.
 */
const PARALLELISM_CHECKS: readonly StepOf<RawOperator>[] = [
  {
    refuse: 'PARALLELISM_ABOVE_MAX',
    at: 'parallelism',
    if: ({ parallelism, maxParallelism }) => parallelism > maxParallelism,
  },
  { refuse: 'PARALLELISM_NEGATIVE', at: 'parallelism', if: ({ parallelism }) => parallelism < 0 },
];

/** One operator of the list of operators. */
export const operator = structOf<RawOperator>('OperatorState', [
  { field: 'name', node: 'utf', ...FROM_VERSION_5 },
  { field: 'uid', node: 'utf', ...FROM_VERSION_5 },
  { field: 'operatorId', node: 'operatorId' },
  { field: 'parallelism', node: 'i32' },
  { field: 'maxParallelism', node: 'i32' },
  { field: 'chainLength', node: 'i32', ...VERSION_2 },
  ...within(VERSION_2, PARALLELISM_CHECKS),
  ...within(FROM_VERSION_3_EARLY, PARALLELISM_CHECKS),
  { field: 'coordinatorState', node: coordinatorState, ...FROM_VERSION_3 },
  { count: 'subtasks', negative: 'none' },
  {
    refuse: 'COORDINATOR_STATE_ON_FINISHED_OPERATOR',
    at: 'coordinatorState',
    if: ({ coordinatorState: state, subtasks }) => state !== null && isNegativeCount(subtasks),
    versions: [3, 6],
    when: (behaviour) => behaviour.finishedStates,
  },
  ...within(FROM_VERSION_3_LATE, PARALLELISM_CHECKS),
  { items: 'subtasks', node: subtask },
]);

function within(
  scope: Scope,
  steps: readonly StepOf<RawOperator>[],
): readonly StepOf<RawOperator>[] {
  return steps.map((step) => ({ ...step, ...scope }));
}
