/** What a backend holds, gathered from one handle after the other. */
import type { KeyedStateKind, OpenedState, StateEntry } from '../../spec/model/backend.ts';

/** States by name and kind, with what was put into them last. */
export class StateContent {
  readonly #states = new Map<string, Gathered>();

  /** A state that is there, be it empty. */
  register(name: string, kind: KeyedStateKind): void {
    this.#stateOf(name, kind);
  }

  /** Puts entries; of equal keys the last one counts. */
  put(name: string, kind: KeyedStateKind, keyGroup: number, entries: readonly StateEntry[]): void {
    const { keyGroups } = this.#stateOf(name, kind);
    const held = keyGroups.get(keyGroup) ?? new Map<string, StateEntry>();
    keyGroups.set(keyGroup, held);
    for (const entry of entries) held.set(Buffer.from(entry.key).toString('latin1'), entry);
  }

  #stateOf(name: string, kind: KeyedStateKind): Gathered {
    const id = JSON.stringify([name, kind]);
    const known = this.#states.get(id);
    if (known !== undefined) return known;
    const state = { name, kind, keyGroups: new Map() };
    this.#states.set(id, state);
    return state;
  }

  /** All of it, in the order of an answer. */
  states(): OpenedState[] {
    return [...this.#states.values()]
      .sort((a, b) => order(a.name, b.name) || order(a.kind, b.kind))
      .map(({ name, kind, keyGroups }) => ({
        name,
        kind,
        keyGroups: [...keyGroups]
          .filter(([, entries]) => entries.size > 0)
          .sort(([a], [b]) => a - b)
          .map(([keyGroup, entries]) => ({
            keyGroup,
            entries: [...entries.values()].sort((a, b) => Buffer.compare(a.key, b.key)),
          })),
      }));
  }
}

interface Gathered {
  readonly name: string;
  readonly kind: KeyedStateKind;
  readonly keyGroups: Map<number, Map<string, StateEntry>>;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
