/**
 * What goes with a checkpoint when it is discarded: what it shares with none.
 * Flink: `OperatorState#discardState` and those of the handles.
 */
import type { KeyedStateHandle, StreamStateHandle } from '../../../spec/model/handles.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import { NotBuiltHere } from '../not-built.ts';

/** The streams of an operator's state that its checkpoint alone holds. */
export function exclusiveHandles({ subtasks }: OperatorState): StreamStateHandle[] {
  return subtasks.flatMap(({ state }) => [
    ...[...state.managedOperatorState, ...state.rawOperatorState].map((handle) => {
      if (handle.kind === 'operatorStream') return handle.delegate;
      throw new NotBuiltHere('what is deleted of merged files of operator state is not known');
    }),
    ...[...state.managedKeyedState, ...state.rawKeyedState].flatMap(exclusiveOf),
    ...[...state.inputChannelState, ...state.resultSubpartitionState].flatMap(({ delegate }) =>
      delegate === null ? [] : [delegate],
    ),
  ]);
}

function exclusiveOf(handle: KeyedStateHandle): StreamStateHandle[] {
  switch (handle.kind) {
    case 'keyGroups':
      return [handle.delegate];
    case 'incremental':
      return [
        ...(handle.meta === null ? [] : [handle.meta]),
        ...handle.private.map((file) => file.handle),
      ];
    case 'changelog':
    case 'fileChangelog':
    case 'inMemoryChangelog':
      throw new NotBuiltHere('what is deleted of changelogs is not known');
  }
}
