/** States of operators that the new job does not have: each holds one thing at most. */
import type {
  KeyGroupsStateHandle,
  OperatorStateHandle,
  SingleChannelStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import { DEFAULT_LOWER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import { EMPTY_SUBTASK_STATE } from '../../../spec/model/snapshot.ts';
import type { OperatorState, SubtaskEntry, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { LeftBehindDraft, LeftBehindKind } from '../draft/left-behind-draft.ts';
import { scatteredUuid } from '../random.ts';
import type { BuildContext, ReadableHandles } from './context.ts';
import { operatorIdOf } from './graph.ts';
import { someBytes, streamHandle } from './stream-handles.ts';

/** Keys of operators that are left behind start here, so that they never meet those of a job. */
const FIRST_LEFT_BEHIND_KEY = 2_000;

/** In bytes. */
const COORDINATOR_BYTES: Partial<Record<LeftBehindKind, number>> = {
  coordinator: 3,
  emptyCoordinator: 0,
};

/** What names a handle: the ID of a keyed one, the subtask of in-flight data; as releases have them. */
interface Naming {
  readonly id: string | null;
  readonly subtaskIndex: number | null;
}

/** What a subtask has, from its stream. */
type StateOf = (delegate: StreamStateHandle, naming: Naming) => Partial<SubtaskState>;

const STATES: Partial<Record<LeftBehindKind, StateOf>> = {
  managedOperatorState: (delegate) => ({ managedOperatorState: [list(delegate, 0n, 4n)] }),
  operatorStateWithoutElements: (delegate) => ({ managedOperatorState: [list(delegate)] }),
  rawOperatorState: (delegate) => ({ rawOperatorState: [list(delegate, 0n)] }),
  managedKeyedState: (delegate, { id }) => ({
    managedKeyedState: [keyGroups(delegate, id, 0n, 4n)],
  }),
  keyedStateWithoutKeyGroups: (delegate, { id }) => ({
    managedKeyedState: [keyGroups(delegate, id)],
  }),
  rawKeyedState: (delegate, { id }) => ({ rawKeyedState: [keyGroups(delegate, id, 0n)] }),
  inputChannelState: (delegate, naming) => ({ inputChannelState: [channel(delegate, naming)] }),
  resultSubpartitionState: (delegate, naming) => ({
    resultSubpartitionState: [channel(delegate, naming)],
  }),
};

/** The states, in drawing order. */
export function leftBehindStates(
  drafts: readonly LeftBehindDraft[],
  context: BuildContext,
): readonly OperatorState[] {
  return drafts.map((draft, index) =>
    leftBehindState(draft, FIRST_LEFT_BEHIND_KEY + index, context),
  );
}

function leftBehindState(
  draft: LeftBehindDraft,
  key: number,
  context: BuildContext,
): OperatorState {
  const { salt } = context;
  const kind = readableKind(draft.kind, context.reads);
  const bytes = COORDINATOR_BYTES[kind];
  return {
    operatorId: operatorIdOf(salt, key),
    name: null,
    uid: null,
    parallelism: draft.parallelism,
    maxParallelism: DEFAULT_LOWER_BOUND_MAX_PARALLELISM,
    coordinatorState:
      bytes === undefined
        ? null
        : { kind: 'bytes', handleName: `coordinator-${key}`, data: someBytes(salt, key, bytes) },
    fullyFinished: kind === 'fullyFinished',
    subtasks: entriesOf(kind, draft.parallelism, key, context),
  };
}

/** What a release does not read becomes something that counts alike. */
function readableKind(kind: LeftBehindKind, reads: ReadableHandles): LeftBehindKind {
  switch (kind) {
    case 'finishedSubtask':
    case 'fullyFinished':
      return reads.finishedStates ? kind : 'emptyEntries';
    default:
      return kind;
  }
}

function entriesOf(
  kind: LeftBehindKind,
  parallelism: number,
  key: number,
  { salt, reads, ...rest }: BuildContext,
): readonly SubtaskEntry[] {
  if (kind === 'noEntries' || kind === 'fullyFinished') return [];
  const delegate = streamHandle('bytes', `left-behind-${key}`, key, { salt, reads, ...rest });
  const state = STATES[kind]?.(delegate, {
    id: reads.handleIds ? scatteredUuid(salt, key) : null,
    subtaskIndex: reads.channelSubtasks ? 0 : null,
  });
  return Array.from({ length: parallelism }, (_, index) => {
    const isLast = index === parallelism - 1;
    return {
      index,
      finished: isLast && kind === 'finishedSubtask',
      state: isLast ? { ...EMPTY_SUBTASK_STATE, ...state } : EMPTY_SUBTASK_STATE,
    };
  });
}

function list(delegate: StreamStateHandle, ...offsets: bigint[]): OperatorStateHandle {
  return {
    kind: 'operatorStream',
    states: [{ name: 'list', mode: 'SPLIT_DISTRIBUTE', offsets }],
    delegate,
  };
}

function keyGroups(
  delegate: StreamStateHandle,
  stateHandleId: string | null,
  ...offsets: bigint[]
): KeyGroupsStateHandle {
  const range = { start: 0, end: offsets.length - 1 };
  return { kind: 'keyGroups', savepoint: false, range, offsets, delegate, stateHandleId };
}

function channel(delegate: StreamStateHandle, { subtaskIndex }: Naming): SingleChannelStateHandle {
  const info = { first: 0, second: 0 };
  return { kind: 'channel', subtaskIndex, info, offsets: [0n], size: 4n, delegate };
}
