/** Operators of described snapshots, which hold between them what a release has a tag for. */
import type {
  ChannelStateHandle,
  OperatorStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../spec/model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type { OperatorState, SubtaskEntry } from '../../../spec/model/snapshot.ts';
import type { FormatBehaviour } from '../../../spec/profiles/format-differences.ts';
import { incrementalHandle, keyedOf, keyGroups } from './keyed-state.ts';
import { FILE, hasSegments, inline, streamsOf } from './streams.ts';

/** Operators that hold between them what the release has a tag for. */
export function handlesOf(format: FormatBehaviour): readonly OperatorState[] {
  const streams = streamsOf(format);
  const names = format.writes >= 5 ? { name: 'Größe 🚀', uid: 'größe-🚀' } : {};
  const bytes = inline('coordinator', 0);
  return [
    operator(1, [subtask(0, { managedOperatorState: [operatorHandle(streams[0]!)] })], {
      ...names,
      coordinatorState: bytes,
    }),
    ...streams.map((stream, number) => withStream(10 + number, stream, format)),
    ...(hasSegments(format) ? [fileMerging()] : []),
    channelsOf(streams, format),
    ...finishedOf(format),
    operator(9, [], { parallelism: 0 }),
  ];
}

/** A keyed handle is the only one of its subtask, or it is not written. */
function withStream(
  number: number,
  stream: StreamStateHandle,
  format: FormatBehaviour,
): OperatorState {
  const raw = {
    rawKeyedState: [incrementalHandle(stream, format)],
    rawOperatorState: [operatorHandle(stream)],
  };
  const subtasks = [...keyedOf(stream, format), keyGroups(stream, format, true)].map(
    (handle, index) => subtask(index, { ...(index === 0 && raw), managedKeyedState: [handle] }),
  );
  return operator(number, subtasks, { parallelism: subtasks.length });
}

/** An operator by a small number. */
export function operator(
  number: number,
  subtasks: readonly SubtaskEntry[],
  change: Partial<OperatorState> = {},
): OperatorState {
  return {
    operatorId: `${number}`.padStart(32, '0'),
    name: null,
    uid: null,
    parallelism: 2,
    maxParallelism: 128,
    coordinatorState: null,
    fullyFinished: false,
    subtasks,
    ...change,
  };
}

function subtask(index: number, state: Partial<SubtaskEntry['state']>): SubtaskEntry {
  return { index, finished: false, state: { ...EMPTY_SUBTASK_STATE, ...state } };
}

function operatorHandle(delegate: StreamStateHandle): OperatorStateHandle {
  return {
    kind: 'operatorStream',
    states: [
      { name: '', mode: 'SPLIT_DISTRIBUTE', offsets: [] },
      { name: 'überall', mode: 'BROADCAST', offsets: [0n] },
      { name: 'zusammen', mode: 'UNION', offsets: [0n, 1n] },
    ],
    delegate,
  };
}

function fileMerging(): OperatorState {
  const handle = (isEmpty: boolean, delegate: StreamStateHandle): OperatorStateHandle => ({
    kind: 'fileMergingOperatorStream',
    states: isEmpty ? [] : [{ name: 'list', mode: 'SPLIT_DISTRIBUTE', offsets: [0n] }],
    taskOwnedDir: `file:${CASE_ROOT}/taskowned`,
    sharedDir: `file:${CASE_ROOT}/shared`,
    isEmpty,
    delegate,
  });
  const segment: StreamStateHandle = {
    kind: 'segment',
    path: FILE,
    startPos: 0n,
    size: 8n,
    scope: 'EXCLUSIVE',
    logicalFileId: '5f3a1c00-0000-4000-8000-0123456789ac',
  };
  return operator(2, [
    subtask(0, { managedOperatorState: [handle(false, segment)] }),
    subtask(1, { rawOperatorState: [handle(true, { kind: 'emptySegment' })] }),
  ]);
}

/** In-flight data: 1.11 does not write whose it is. */
function channelsOf(
  [first, second]: readonly StreamStateHandle[],
  { dialect }: FormatBehaviour,
): OperatorState {
  const channel = (delegate: StreamStateHandle): ChannelStateHandle => ({
    kind: 'channel',
    subtaskIndex: dialect === '1.11' ? null : 0,
    info: { first: 0, second: 1 },
    offsets: [0n, 1n],
    size: 3n,
    delegate,
  });
  return operator(3, [
    subtask(0, {
      inputChannelState: [channel(first!)],
      resultSubpartitionState: [channel(second!)],
    }),
  ]);
}

function finishedOf({ finishedStates }: FormatBehaviour): readonly OperatorState[] {
  if (!finishedStates) return [];
  return [
    operator(4, [], { fullyFinished: true }),
    operator(5, [{ index: 1, finished: true, state: EMPTY_SUBTASK_STATE }]),
  ];
}
