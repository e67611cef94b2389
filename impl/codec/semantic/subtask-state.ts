/** What a subtask's state means. Flink: `MetadataV2V3SerializerBase#deserializeSubtaskState`. */
import { itemsOf, presentValue } from '../../../spec/format/raw-snapshot.ts';
import type {
  RawChannelHandle,
  RawKeyedHandle,
  RawOperatorHandle,
  RawPresence,
  RawStateMeta,
  RawSubtaskState,
} from '../../../spec/format/raw-snapshot.ts';
import { OPERATOR_STATE_MODES } from '../../../spec/model/handles.ts';
import type {
  ChannelStateHandle,
  KeyedStateHandle,
  OperatorStateHandle,
  OperatorStateMeta,
} from '../../../spec/model/handles.ts';
import type { SubtaskState } from '../../../spec/model/snapshot.ts';
import { encodeMergedChannels } from '../merged-channels.ts';
import { textToString } from '../modified-utf8.ts';
import { offsetList, pathOf } from './interpretation.ts';
import type { Interpretation } from './interpretation.ts';
import { keyedHandle } from './keyed-handles.ts';
import { optionalStreamHandle, streamHandle } from './stream-handles.ts';

/** A running subtask's state. */
export function subtaskState(raw: RawSubtaskState, as: Interpretation): SubtaskState {
  return {
    managedOperatorState: operatorHandles(raw.managedOperatorState, as),
    rawOperatorState: operatorHandles(raw.rawOperatorState, as),
    managedKeyedState: keyedHandles(raw.managedKeyedState, as),
    rawKeyedState: keyedHandles(raw.rawKeyedState, as),
    inputChannelState: channelHandles(raw.inputChannelState, as),
    resultSubpartitionState: channelHandles(raw.resultSubpartitionState, as),
  };
}

function operatorHandles(
  presence: RawPresence<RawOperatorHandle>,
  as: Interpretation,
): OperatorStateHandle[] {
  const raw = presentValue(presence);
  return raw === null ? [] : [operatorHandle(raw, as)];
}

function operatorHandle(raw: RawOperatorHandle, as: Interpretation): OperatorStateHandle {
  const states = stateMetas(raw.states);
  const delegate = streamHandle(raw.delegate, as);
  if (raw.kind === 'partitionable') return { kind: 'operatorStream', states, delegate };
  return {
    kind: 'fileMergingOperatorStream',
    states,
    taskOwnedDir: pathOf(raw.taskOwnedDir),
    sharedDir: pathOf(raw.sharedDir),
    isEmpty: raw.isEmpty !== false,
    delegate,
  };
}

/** Each name once: where a name stands twice the later one counts, in the place of the first. */
function stateMetas(raw: readonly RawStateMeta[]): OperatorStateMeta[] {
  const byName = new Map<string, OperatorStateMeta>();
  for (const { name: text, mode, offsets } of raw) {
    const name = textToString(text);
    byName.set(name, { name, mode: OPERATOR_STATE_MODES[mode]!, offsets: offsetList(offsets) });
  }
  return [...byName.values()];
}

function keyedHandles(raw: RawKeyedHandle | null, as: Interpretation): KeyedStateHandle[] {
  return raw === null ? [] : [keyedHandle(raw, as)];
}

function channelHandles(
  raw: RawSubtaskState['inputChannelState'],
  as: Interpretation,
): ChannelStateHandle[] {
  return itemsOf(raw ?? []).map((handle) => channelHandle(handle, as));
}

function channelHandle(raw: RawChannelHandle, as: Interpretation): ChannelStateHandle {
  if ('channels' in raw) {
    return {
      kind: 'mergedChannel',
      subtaskIndex: raw.subtaskIndex,
      size: raw.size,
      delegate: optionalStreamHandle(raw.delegate, as),
      serializedChannelOffsets: encodeMergedChannels(raw.channels),
    };
  }
  return {
    kind: 'channel',
    subtaskIndex: raw.subtaskIndex ?? null,
    info: raw.info,
    offsets: offsetList(raw.offsets),
    size: raw.size,
    delegate: streamHandle(raw.delegate, as),
  };
}
