/** Words for operator state: entries of named states, and their elements. */
import type { OperatorStateHandle, OperatorStateMode } from '../../model/handles.ts';
import { streamName } from './streams.ts';

/** One name's offsets in one stream. Flink: `StateMetaInfo` and the delegate that it belongs to. */
export interface ListEntry {
  /** See {@link streamName}. */
  readonly stream: string;
  readonly name: string;
  readonly mode: OperatorStateMode;
  readonly offsets: readonly bigint[];
}

/** The entries of some handles in one mode, in their order. */
export function entriesOf(
  handles: readonly OperatorStateHandle[],
  wanted: OperatorStateMode,
): readonly ListEntry[] {
  return handles.flatMap(({ delegate, states }) =>
    states
      .filter(({ mode }) => mode === wanted)
      .map(({ name, mode, offsets }) => ({ stream: streamName(delegate), name, mode, offsets })),
  );
}

/** An entry in words. */
export function entryText({ stream, name, mode, offsets }: ListEntry): string {
  return `${mode} ${name} at ${offsets.length === 0 ? 'no offset' : offsets.join(' ')} in ${stream}`;
}

/** The elements of entries in words, in their order. */
export function elementsOf(entries: readonly ListEntry[]): readonly string[] {
  return entries.flatMap((entry) =>
    entry.offsets.map((offset) => entryText({ ...entry, offsets: [offset] })),
  );
}

/** Entries by the name of their state. */
export function byName(entries: readonly ListEntry[]): ReadonlyMap<string, readonly ListEntry[]> {
  const named = new Map<string, ListEntry[]>();
  for (const entry of entries) {
    const known = named.get(entry.name);
    if (known === undefined) named.set(entry.name, [entry]);
    else known.push(entry);
  }
  return named;
}
