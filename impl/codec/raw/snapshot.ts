/** Raw snapshots from what they mean. Flink: the `serialize` methods of `MetadataSerializer`s. */
import type { MetadataVersion } from '../../../spec/format/metadata.ts';
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

/** How Flink writes a fully finished operator. */
const FULLY_FINISHED_COUNT = -1;

/**
 * A snapshot as a metadata version holds it. What the version has no place for is left out: names and
 * uids before 5, properties before 4, coordinators, in-flight data and finished states before 3.
 *
 * @throws UnwritableValue where a subtask has more than one handle of a kind
 */
export function rawSnapshot(snapshot: Snapshot, metadataVersion: MetadataVersion): RawSnapshot {
  return {
    metadataVersion,
    dialect: 'std',
    checkpointId: snapshot.checkpointId,
    masterStates: snapshot.masterStates,
    operators: snapshot.operators.map((operator) => rawOperator(operator, metadataVersion)),
    ...(hasProperties(metadataVersion) ? { properties: toRaw(snapshot.properties) } : {}),
  };
}

function rawOperator(operator: OperatorState, version: MetadataVersion): RawOperator {
  const { operatorId, parallelism, maxParallelism, coordinatorState, fullyFinished } = operator;
  const subtasks = operator.subtasks.map((entry) => rawSubtask(entry, version));
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

function rawSubtask(
  { index, finished, state }: SubtaskEntry,
  version: MetadataVersion,
): RawSubtask {
  if (finished && version > 2) return { index, finished };
  const handles = {
    managedOperatorState: singleton(state, 'managedOperatorState', rawOperatorHandle),
    rawOperatorState: singleton(state, 'rawOperatorState', rawOperatorHandle),
    managedKeyedState: singleton(state, 'managedKeyedState', (handle) =>
      rawKeyedHandle(handle, version),
    ),
    rawKeyedState: singleton(state, 'rawKeyedState', (handle) => rawKeyedHandle(handle, version)),
  };
  if (version === 2) return { index, duration: -1n, legacyStateCount: 0, ...handles };
  return {
    index,
    ...handles,
    inputChannelState: state.inputChannelState.map((handle) =>
      rawChannelHandle(handle, 'input', version),
    ),
    resultSubpartitionState: state.resultSubpartitionState.map((handle) =>
      rawChannelHandle(handle, 'output', version),
    ),
  };
}

function singleton<
  K extends 'managedOperatorState' | 'rawOperatorState' | 'managedKeyedState' | 'rawKeyedState',
  R,
>(state: SubtaskState, kind: K, raw: (handle: SubtaskState[K][number]) => R): R | null {
  const handles = state[kind];
  if (handles.length > 1) {
    throw new UnwritableValue(`${kind} has ${handles.length} handles; metadata holds one at most`);
  }
  const [handle] = handles;
  return handle === undefined ? null : raw(handle);
}
