/** Which snapshots cannot be read without their external pointer. */
import type { KeyedStateHandle, StreamStateHandle } from './handles.ts';
import type { Snapshot, SubtaskState } from './snapshot.ts';

/** Whether any handle is relative to the snapshot's directory, wherever it stands. */
export function hasRelativeHandles(snapshot: Snapshot): boolean {
  return snapshot.operators.some(({ subtasks }) =>
    subtasks.some(({ state }) => streamsOf(state).some(isRelative)),
  );
}

function isRelative(handle: StreamStateHandle): boolean {
  return handle.kind === 'keyGroups' ? isRelative(handle.delegate) : handle.kind === 'relativeFile';
}

function streamsOf(state: SubtaskState): StreamStateHandle[] {
  return [
    ...[...state.managedOperatorState, ...state.rawOperatorState].map((h) => h.delegate),
    ...[...state.managedKeyedState, ...state.rawKeyedState].flatMap(keyedStreams),
    ...[...state.inputChannelState, ...state.resultSubpartitionState].flatMap((h) =>
      h.delegate === null ? [] : [h.delegate],
    ),
  ];
}

function keyedStreams(handle: KeyedStateHandle): StreamStateHandle[] {
  switch (handle.kind) {
    case 'keyGroups':
      return [handle.delegate];
    case 'incremental': {
      const files = [...handle.shared, ...handle.private].map((file) => file.handle);
      return handle.meta === null ? files : [handle.meta, ...files];
    }
    case 'changelog':
      return [...handle.base, ...handle.delta].flatMap(keyedStreams);
    case 'fileChangelog':
      return handle.handles.flatMap((part) => (part.handle === null ? [] : [part.handle]));
    case 'inMemoryChangelog':
      return [];
  }
}
