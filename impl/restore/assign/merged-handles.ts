/** One subtask's operator state handles while they are put together: one for each stream. */
import type {
  OperatorStateHandle,
  OperatorStateMeta,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { RestoreContext } from '../context.ts';
import { StreamMap } from '../java/stream-map.ts';
import { refuse } from '../refuse.ts';

/** One name's offsets in one stream. */
export interface StateEntry {
  readonly delegate: StreamStateHandle;
  readonly meta: OperatorStateMeta;
}

interface Merged {
  readonly handle: OperatorStateHandle;
  readonly states: Map<string, OperatorStateMeta>;
}

/** Entries with equal streams share a handle, and of two with one name the later one stays. */
export class MergedHandles {
  readonly #byDelegate: StreamMap<Merged>;

  constructor({ decisions }: RestoreContext) {
    this.#byDelegate = new StreamMap((sought, present) =>
      decisions.isSameDelegate(sought, present),
    );
  }

  /** Starts from the handles that a subtask had; equal streams among them are refused. */
  static of(handles: readonly OperatorStateHandle[], context: RestoreContext): MergedHandles {
    const merged = new MergedHandles(context);
    for (const handle of handles) {
      if (merged.#byDelegate.get(handle.delegate) !== undefined) {
        refuse('DUPLICATE_DELEGATE', context.profile, { delegate: handle.delegate.kind });
      }
      const states = new Map(handle.states.map((meta) => [meta.name, meta]));
      merged.#byDelegate.add(handle.delegate, { handle, states });
    }
    return merged;
  }

  add({ delegate, meta }: StateEntry): void {
    let merged = this.#byDelegate.get(delegate);
    if (merged === undefined) {
      merged = { handle: { kind: 'operatorStream', states: [], delegate }, states: new Map() };
      this.#byDelegate.add(delegate, merged);
    }
    merged.states.set(meta.name, meta);
  }

  handles(): OperatorStateHandle[] {
    return Array.from(this.#byDelegate.values(), ({ handle, states }) => ({
      ...handle,
      states: [...states.values()],
    }));
  }
}
