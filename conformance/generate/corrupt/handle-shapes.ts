/** Handles of one subtask that no job would leave behind: their key groups, their offsets, and what is missing in them. */
import type {
  RawKeyedHandle,
  RawOffsets,
  RawOperatorHandle,
  RawRunningSubtask,
  RawStreamHandle,
} from '../../../spec/format/raw-snapshot.ts';

/** Another value in the place of one; `null` where it is not for this one. */
type Edit<T> = (value: T) => T | null;

/** A way to write a subtask otherwise. */
export interface HandleShape {
  readonly name: string;
  readonly about: string;
  readonly edit: Edit<RawRunningSubtask>;
}

const BYTES: RawStreamHandle = { kind: 'bytes', handleName: 'x', data: Uint8Array.of(1) };

/** A handle with the first change that is for it or for a part of it; `null` where none is. */
export function editedKeyed(
  handle: RawKeyedHandle | null,
  edit: Edit<RawKeyedHandle>,
): RawKeyedHandle | null {
  if (handle === null) return null;
  const edited = edit(handle);
  if (edited !== null || (handle.kind !== 'changelog' && handle.kind !== 'changelogV2'))
    return edited;
  for (const list of ['base', 'delta'] as const) {
    for (const [index, part] of handle[list].entries()) {
      const editedPart = editedKeyed(part, edit);
      if (editedPart !== null) return { ...handle, [list]: handle[list].with(index, editedPart) };
    }
  }
  return null;
}

/** Moves a range of key groups up. */
export function movedBy(count: number): Edit<RawKeyedHandle> {
  return (handle) => {
    const { range } = handle;
    return { ...handle, range: { ...range, start: range.start + count } };
  };
}

function keyed(name: string, about: string, edit: Edit<RawKeyedHandle>): HandleShape {
  return {
    name,
    about,
    edit: (subtask) => {
      const managedKeyedState = editedKeyed(subtask.managedKeyedState, edit);
      if (managedKeyedState !== null) return { ...subtask, managedKeyedState };
      const rawKeyedState = editedKeyed(subtask.rawKeyedState, edit);
      return rawKeyedState === null ? null : { ...subtask, rawKeyedState };
    },
  };
}

function keyGroupOffsets(
  name: string,
  about: string,
  edit: (offsets: RawOffsets) => RawOffsets,
): HandleShape {
  return keyed(name, about, (handle) =>
    'offsets' in handle && handle.offsets.length > 1
      ? { ...handle, offsets: edit(handle.offsets) }
      : null,
  );
}

function operatorState(name: string, about: string, edit: Edit<RawOperatorHandle>): HandleShape {
  return {
    name,
    about,
    edit: (subtask) => {
      for (const place of ['managedOperatorState', 'rawOperatorState'] as const) {
        const handle = subtask[place];
        if (handle === null || 'flag' in handle) continue;
        const edited = edit(handle);
        if (edited !== null) return { ...subtask, [place]: edited };
      }
      return null;
    },
  };
}

/** The ways. */
export const HANDLE_SHAPES: readonly HandleShape[] = [
  keyGroupOffsets('offsets-equal', 'all key groups start at one offset', (offsets) =>
    offsets.map(() => offsets[0]!),
  ),
  keyGroupOffsets('offsets-negative', 'a key group starts before the file does', (offsets) =>
    offsets.with(0, -1n),
  ),
  keyGroupOffsets('offsets-beyond', 'a key group starts after the end of any file', (offsets) =>
    offsets.with(offsets.length - 1, 2n ** 63n - 1n),
  ),
  operatorState('state-offsets-out-of-order', 'the elements of a state go down', (handle) => {
    const place = handle.states.findIndex(({ offsets }) => offsets.length > 1);
    if (place < 0) return null;
    const state = handle.states[place]!;
    const reversed = { ...state, offsets: state.offsets.toReversed() };
    return { ...handle, states: handle.states.with(place, reversed) };
  }),
  operatorState('state-twice', 'a state stands there twice', (handle) =>
    handle.states.length === 0
      ? null
      : { ...handle, states: [...handle.states, handle.states[0]!] },
  ),
  operatorState('delegate-no-segment', 'merged files lead to a file of its own', (handle) =>
    handle.kind === 'fileMerging' ? { ...handle, delegate: BYTES } : null,
  ),
  keyed('meta-missing', 'an incremental handle has no meta data', (handle) =>
    'meta' in handle ? { ...handle, meta: null } : null,
  ),
  keyed('range-empty', 'a changelog has no key groups', (handle) =>
    'delta' in handle ? { ...handle, range: { start: 0, count: 0 } } : null,
  ),
  keyed('base-missing', 'a materialised part of a changelog is missing', (handle) =>
    'base' in handle ? { ...handle, base: [null, ...handle.base] } : null,
  ),
  keyed('delta-missing', 'a part of a changelog is missing', (handle) =>
    'delta' in handle ? { ...handle, delta: [null, ...handle.delta] } : null,
  ),
  keyed('delta-no-changelog', 'a part of a changelog is a whole state', (handle) =>
    'delta' in handle && handle.base.length > 0
      ? { ...handle, delta: [handle.base[0]!, ...handle.delta] }
      : null,
  ),
];
