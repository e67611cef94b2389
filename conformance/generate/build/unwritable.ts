/** Puts into a snapshot what files cannot hold. */
import type { MasterState, Snapshot, SubtaskEntry } from '../../../spec/model/snapshot.ts';
import type { Unwritable } from '../draft/encode-draft.ts';

/** Of a text in modified UTF-8. Java: `DataOutput#writeUTF`. */
const MOST_TEXT_BYTES = 65_535;

/** The snapshot with the one thing in it; as it is where it has no place for that. */
export function withUnwritable(snapshot: Snapshot, unwritable: Unwritable): Snapshot {
  const [first, ...rest] = snapshot.operators;
  switch (unwritable) {
    case 'none':
    case 'mergedChannels':
      return snapshot;
    case 'emptyName':
      return { ...snapshot, operators: [{ ...first!, name: '' }, ...rest] };
    case 'emptyUid':
      return { ...snapshot, operators: [{ ...first!, uid: '' }, ...rest] };
    case 'twoHandles': {
      const operators = snapshot.operators.map((operator) => ({
        ...operator,
        subtasks: operator.subtasks.map(withHandlesTwice),
      }));
      return { ...snapshot, operators };
    }
    case 'longText':
      return withMasterState(snapshot, MOST_TEXT_BYTES + 1);
    case 'longestText':
      return withMasterState(snapshot, MOST_TEXT_BYTES);
  }
}

function withHandlesTwice({ state, ...entry }: SubtaskEntry): SubtaskEntry {
  const { managedOperatorState, managedKeyedState } = state;
  return {
    ...entry,
    state: {
      ...state,
      managedOperatorState: [...managedOperatorState, ...managedOperatorState],
      managedKeyedState: [...managedKeyedState, ...managedKeyedState],
    },
  };
}

/** Half as many characters as bytes, since each but one takes two. */
function withMasterState(snapshot: Snapshot, nameBytes: number): Snapshot {
  const name = 'n'.repeat(nameBytes % 2) + '\u00e9'.repeat(Math.floor(nameBytes / 2));
  const state: MasterState = { version: 1, name, payload: Uint8Array.of(1) };
  return { ...snapshot, masterStates: [...snapshot.masterStates, state] };
}
