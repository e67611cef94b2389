/** Erases from an answer what carries no meaning, and only that. */
import { HANDLE_ID_FIELD } from './handle-ids.ts';
import { fieldNames, isFields, isList, textOf } from './plain.ts';
import type { Plain, PlainFields } from './plain.ts';

/** What is known of the handles' IDs. */
export interface ErasedIds {
  /** IDs that the metadata holds; all others were made up. */
  readonly written: ReadonlySet<string>;
  /** Whether made-up IDs keep names, so that it shows which handles share one. */
  readonly namesMadeUp: boolean;
}

/**
 * Lists whose order Flink does not keep, by the field that holds them. The keyed handles of a subtask
 * are none of them: the first one decides how a state backend restores.
 *
 * - The operator state handles of a subtask are put together in a map by stream.
 * - The named states of a handle are a map (`OperatorStateHandle#getStateNameToPartitionOffsets`).
 * - In-flight data is read channel by channel, whatever the order of the handles.
 * - The files of an incremental handle were a map until 1.17 and are a list since.
 */
const UNORDERED: ReadonlySet<string> = new Set([
  'managedOperatorState',
  'rawOperatorState',
  'inputChannelState',
  'resultSubpartitionState',
  'upstreamOutputBuffers',
  'states',
  'shared',
  'private',
]);

/** The tree with its unordered lists in one order, and made-up IDs named in the order they come in. */
export function erase(value: Plain, ids: ErasedIds): Plain {
  return withNamedIds(inOneOrder(value, ids), ids);
}

function inOneOrder(value: Plain, ids: ErasedIds): Plain {
  if (isList(value)) return value.map((item) => inOneOrder(item, ids));
  if (!isFields(value)) return value;
  return mapFields(value, (child, field) => {
    const inner = inOneOrder(child, ids);
    return isList(inner) && UNORDERED.has(field) ? sorted(inner, ids) : inner;
  });
}

/** By what the items mean: which made-up ID one has tells nothing of its place. */
function sorted(items: readonly Plain[], { written }: ErasedIds): readonly Plain[] {
  if (items.length < 2) return items;
  const meaning = { written, namesMadeUp: false };
  return items
    .map((item) => ({ item, text: textOf(withNamedIds(item, meaning)) }))
    .sort((a, b) => (a.text === b.text ? 0 : a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}

function withNamedIds(value: Plain, { written, namesMadeUp }: ErasedIds): Plain {
  const names = new Map<string, string>();
  const idOf = (id: Plain): Plain => {
    if (typeof id !== 'string') return null;
    if (written.has(id)) return id;
    if (!namesMadeUp) return null;
    const name = names.get(id) ?? `made up, number ${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  const visit = (tree: Plain): Plain => {
    if (isList(tree)) return tree.map(visit);
    if (!isFields(tree)) return tree;
    return mapFields(tree, (child, field) =>
      field === HANDLE_ID_FIELD ? idOf(child) : visit(child),
    );
  };
  return visit(value);
}

function mapFields(
  value: PlainFields,
  change: (child: Plain, field: string) => Plain,
): PlainFields {
  const changed: Record<string, Plain> = {};
  for (const field of fieldNames(value)) changed[field] = change(value[field], field);
  return changed;
}
