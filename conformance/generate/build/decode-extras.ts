/** What decode cases add to the snapshots of restore cases: everything else that a file may hold. */
import type {
  ChannelStateHandle,
  KeyedStateHandle,
  OperatorStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type {
  OperatorState,
  Snapshot,
  SubtaskEntry,
  SubtaskState,
} from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { DecodeExtras } from '../draft/decode-draft.ts';

const KEY_GROUPS_STREAM_TAG = 3;
const FILE_MERGING_TAG = 17;

/** The extras that the profile's release reads, and no others. */
export function readableExtras(extras: DecodeExtras, { format }: Profile): DecodeExtras {
  return {
    ...extras,
    finishedOperators: format.finishedStates ? extras.finishedOperators : 0,
    finishedSubtasks: format.finishedStates ? extras.finishedSubtasks : 0,
    // Flink 1.11 writes channel handles in a dialect of its own.
    channels: format.dialect === '1.11' ? 'none' : extras.channels,
    fileMerging: extras.fileMerging && format.operatorTags.includes(FILE_MERGING_TAG),
    nestedStreams: extras.nestedStreams && format.streamTags.includes(KEY_GROUPS_STREAM_TAG),
    absentHandles: extras.absentHandles && format.nullIncrementalMeta,
  };
}

/** The snapshot with the extras in it. */
export function withExtras(snapshot: Snapshot, extras: DecodeExtras): Snapshot {
  return {
    ...snapshot,
    operators: snapshot.operators.map((operator, index) =>
      ((extras.finishedOperators >> (index % 31)) & 1) === 1
        ? { ...operator, fullyFinished: true, coordinatorState: null, subtasks: [] }
        : operatorWith(operator, extras),
    ),
  };
}

function operatorWith(operator: OperatorState, extras: DecodeExtras): OperatorState {
  return {
    ...operator,
    subtasks: operator.subtasks.map((entry) => entryWith(entry, extras)),
  };
}

function entryWith(entry: SubtaskEntry, extras: DecodeExtras): SubtaskEntry {
  if (((extras.finishedSubtasks >> (entry.index % 31)) & 1) === 1) {
    return { index: entry.index, finished: true, state: EMPTY_SUBTASK_STATE };
  }
  return { ...entry, state: stateWith(entry.state, entry.index, extras) };
}

function stateWith(state: SubtaskState, index: number, extras: DecodeExtras): SubtaskState {
  const operatorHandle = (handle: OperatorStateHandle) => fileMerging(handle, index, extras);
  const keyedHandle = (handle: KeyedStateHandle) => keyedWith(handle, extras);
  return {
    managedOperatorState: state.managedOperatorState.map(operatorHandle),
    rawOperatorState: state.rawOperatorState,
    managedKeyedState: state.managedKeyedState.map(keyedHandle),
    rawKeyedState: state.rawKeyedState.map(keyedHandle),
    inputChannelState: channelHandles(index, 'in', extras),
    resultSubpartitionState: channelHandles(index, 'out', extras),
  };
}

function fileMerging(
  handle: OperatorStateHandle,
  index: number,
  extras: DecodeExtras,
): OperatorStateHandle {
  if (!extras.fileMerging) return handle;
  const isEmpty = index % 2 === 1;
  return {
    kind: 'fileMergingOperatorStream',
    states: handle.states,
    taskOwnedDir: `file:${CASE_ROOT}/taskowned`,
    sharedDir: `file:${CASE_ROOT}/shared`,
    isEmpty,
    delegate: isEmpty
      ? { kind: 'emptySegment' }
      : {
          kind: 'segment',
          path: `file:${CASE_ROOT}/taskowned/merged`,
          startPos: BigInt(index * 64),
          size: 64n,
          scope: 'EXCLUSIVE',
          logicalFileId: `logical-${index}`,
        },
  };
}

function keyedWith(handle: KeyedStateHandle, extras: DecodeExtras): KeyedStateHandle {
  switch (handle.kind) {
    case 'keyGroups':
      return extras.nestedStreams ? { ...handle, delegate: nested(handle.delegate) } : handle;
    case 'incremental':
      return extras.absentHandles ? { ...handle, meta: null } : handle;
    case 'changelog':
      return { ...handle, base: handle.base.map((item) => keyedWith(item, extras)) };
    case 'fileChangelog':
    case 'inMemoryChangelog':
      return handle;
  }
}

function nested(delegate: StreamStateHandle): StreamStateHandle {
  return {
    kind: 'keyGroups',
    savepoint: false,
    range: { start: 3, end: 4 },
    offsets: [0n, 1n],
    delegate,
    stateHandleId: null,
  };
}

function channelHandles(
  index: number,
  side: string,
  { channels }: DecodeExtras,
): ChannelStateHandle[] {
  const delegate: StreamStateHandle = {
    kind: 'bytes',
    handleName: `channels-${side}-${index}`,
    data: Uint8Array.of(index),
  };
  const handles: ChannelStateHandle[] = [];
  if (channels === 'single' || channels === 'both') {
    const info = { first: index % 2, second: index };
    const offsets = index % 3 === 0 ? [] : [0n, 8n];
    handles.push({ kind: 'channel', subtaskIndex: index, info, offsets, size: 16n, delegate });
  }
  if (channels === 'merged' || channels === 'both') {
    handles.push({
      kind: 'mergedChannel',
      subtaskIndex: index,
      size: 16n,
      delegate: index % 4 === 3 ? null : delegate,
      serializedChannelOffsets: mergedOffsets(index),
    });
  }
  return handles;
}

/** One channel with two offsets. Flink: `AbstractMergedChannelStateHandle`. */
function mergedOffsets(index: number): Uint8Array {
  const bytes = new Uint8Array(40);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 1);
  view.setInt32(4, index % 2);
  view.setInt32(8, index);
  view.setBigInt64(12, 16n);
  view.setInt32(20, 2);
  view.setBigInt64(24, 0n);
  view.setBigInt64(32, 8n);
  return bytes;
}
