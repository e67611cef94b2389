/** What a reader gets of a snapshot that was written as some metadata version. */
import type { ChannelStateHandle, KeyedStateHandle } from '../../spec/model/handles.ts';
import type {
  OperatorState,
  Snapshot,
  SubtaskEntry,
  SubtaskState,
} from '../../spec/model/snapshot.ts';
import type { MetadataVersion } from './draft/restore-draft.ts';

/** From which metadata version on a file holds what. */
const FIRST_WITH = {
  coordinators: 3,
  channels: 3,
  finished: 3,
  properties: 4,
  changelogCheckpoints: 4,
  names: 5,
  mergedChannels: 6,
} as const;

/**
 * The snapshot without what files of the version have no place for: coordinators, in-flight data and
 * finished states before 3, properties before 4, names and uids before 5, merged channels before 6.
 * A release before 1.14 gets even less, see `FormatBehaviour.finishedStates`.
 */
export function asReadFrom(snapshot: Snapshot, version: MetadataVersion): Snapshot {
  if (version === 6) return snapshot;
  return {
    ...snapshot,
    operators: snapshot.operators.map((operator) => operatorAsRead(operator, version)),
    properties: version < FIRST_WITH.properties ? null : snapshot.properties,
  };
}

function operatorAsRead(operator: OperatorState, version: MetadataVersion): OperatorState {
  const hasNames = version >= FIRST_WITH.names;
  return {
    ...operator,
    name: hasNames ? operator.name : null,
    uid: hasNames ? operator.uid : null,
    coordinatorState: version < FIRST_WITH.coordinators ? null : operator.coordinatorState,
    fullyFinished: version >= FIRST_WITH.finished && operator.fullyFinished,
    subtasks: operator.subtasks.map((entry) => entryAsRead(entry, version)),
  };
}

function entryAsRead(entry: SubtaskEntry, version: MetadataVersion): SubtaskEntry {
  return {
    index: entry.index,
    finished: version >= FIRST_WITH.finished && entry.finished,
    state: stateAsRead(entry.state, version),
  };
}

function stateAsRead(state: SubtaskState, version: MetadataVersion): SubtaskState {
  return {
    ...state,
    managedKeyedState: keyedAsRead(state.managedKeyedState, version),
    rawKeyedState: keyedAsRead(state.rawKeyedState, version),
    inputChannelState: channelsAsRead(state.inputChannelState, version),
    resultSubpartitionState: channelsAsRead(state.resultSubpartitionState, version),
  };
}

/** Changelog handles of the older class take the materialization's ID for the checkpoint's. */
function keyedAsRead(
  handles: readonly KeyedStateHandle[],
  version: MetadataVersion,
): readonly KeyedStateHandle[] {
  if (version >= FIRST_WITH.changelogCheckpoints) return handles;
  return handles.map((handle) =>
    handle.kind === 'changelog'
      ? {
          ...handle,
          checkpointId: handle.materializationId,
          base: keyedAsRead(handle.base, version),
        }
      : handle,
  );
}

function channelsAsRead(
  handles: readonly ChannelStateHandle[],
  version: MetadataVersion,
): readonly ChannelStateHandle[] {
  if (version < FIRST_WITH.channels) return [];
  if (version >= FIRST_WITH.mergedChannels) return handles;
  return handles.filter(({ kind }) => kind === 'channel');
}
