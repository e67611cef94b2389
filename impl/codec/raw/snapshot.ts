/** Raw snapshots from what they mean. Flink: the `serialize` methods of `MetadataSerializer`s. */
import { FIRST_VERSION_WITH_NAMES } from '../../../spec/format/metadata.ts';
import type { RawOperator, RawSnapshot, RawSubtask } from '../../../spec/format/raw-snapshot.ts';
import type {
  OperatorState,
  Snapshot,
  SubtaskEntry,
  SubtaskState,
} from '../../../spec/model/snapshot.ts';
import { hasProperties } from '../compiled-layout.ts';
import { toRaw } from '../properties/to-raw.ts';
import { UnwritableValue } from '../unwritable-value.ts';
import { rawChannelHandle, rawKeyedHandle, rawOperatorHandle, rawStreamHandle } from './handles.ts';
import type { WrittenAs } from './handles.ts';

/** How Flink writes a fully finished operator. */
const FULLY_FINISHED_COUNT = -1;

/**
 * A snapshot as a metadata version holds it. What the version has no place for is left out: names and
 * uids before 5, properties before 4, coordinators, in-flight data and finished states before 3.
 *
 * @throws UnwritableValue for what Flink refuses to write, and for what it does not have
 */
export function rawSnapshot(snapshot: Snapshot, as: WrittenAs): RawSnapshot {
  const { metadataVersion, dialect } = as;
  return {
    metadataVersion,
    dialect,
    checkpointId: snapshot.checkpointId,
    masterStates: snapshot.masterStates,
    operators: snapshot.operators.map((operator) => rawOperator(operator, as)),
    ...(hasProperties(metadataVersion) ? { properties: toRaw(snapshot.properties) } : {}),
  };
}

function rawOperator(operator: OperatorState, as: WrittenAs): RawOperator {
  const { metadataVersion: version } = as;
  if (version >= FIRST_VERSION_WITH_NAMES) refuseEmptyNames(operator);
  const { operatorId, parallelism, maxParallelism, coordinatorState, fullyFinished } = operator;
  const subtasks = operator.subtasks.map((entry) => rawSubtask(entry, as));
  if (version === 2) return { operatorId, parallelism, maxParallelism, chainLength: 1, subtasks };
  return {
    // The writers of older versions pass over both.
    name: operator.name ?? '',
    uid: operator.uid ?? '',
    operatorId,
    parallelism,
    maxParallelism,
    coordinatorState: coordinatorState === null ? null : rawStreamHandle(coordinatorState),
    subtasks: fullyFinished ? { count: FULLY_FINISHED_COUNT } : subtasks,
  };
}

/** Flink: `MetadataV5Serializer#serializeOperatorState`. */
function refuseEmptyNames({ operatorId, name, uid }: OperatorState): void {
  if (name === '') {
    throw new UnwritableValue(`operator ${operatorId} has the empty name`, 'OPERATOR_NAME_EMPTY');
  }
  if (uid === '') {
    throw new UnwritableValue(`operator ${operatorId} has the empty uid`, 'OPERATOR_UID_EMPTY');
  }
}

function rawSubtask({ index, finished, state }: SubtaskEntry, as: WrittenAs): RawSubtask {
  const { metadataVersion: version } = as;
  if (finished && version > 2) return { index, finished };
  const handles = {
    managedOperatorState: singleton(state, 'managedOperatorState', rawOperatorHandle),
    rawOperatorState: singleton(state, 'rawOperatorState', rawOperatorHandle),
    managedKeyedState: singleton(state, 'managedKeyedState', (handle) =>
      rawKeyedHandle(handle, as),
    ),
    rawKeyedState: singleton(state, 'rawKeyedState', (handle) => rawKeyedHandle(handle, as)),
  };
  if (version === 2) return { index, duration: -1n, legacyStateCount: 0, ...handles };
  return {
    index,
    ...handles,
    inputChannelState: state.inputChannelState.map((handle) =>
      rawChannelHandle(handle, 'input', as),
    ),
    resultSubpartitionState: state.resultSubpartitionState.map((handle) =>
      rawChannelHandle(handle, 'output', as),
    ),
  };
}

function singleton<
  K extends 'managedOperatorState' | 'rawOperatorState' | 'managedKeyedState' | 'rawKeyedState',
  R,
>(state: SubtaskState, kind: K, raw: (handle: SubtaskState[K][number]) => R): R | null {
  const handles = state[kind];
  if (handles.length > 1) {
    throw new UnwritableValue(
      `${kind} has ${handles.length} handles; metadata holds one at most`,
      'SUBTASK_STATE_NOT_SINGLE',
    );
  }
  const [handle] = handles;
  return handle === undefined ? null : raw(handle);
}
