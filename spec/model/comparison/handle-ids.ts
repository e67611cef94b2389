/**
 * IDs of keyed handles. Those that the metadata holds mean something; where it holds none, Flink makes
 * up a random one, which an adapter answers as it is or as `null`. Flink: `StateHandleID#randomStateHandleId`.
 */
import { asPlain, fieldNames, isFields, isList } from './plain.ts';
import type { Plain } from './plain.ts';

/** The field that holds them. */
export const HANDLE_ID_FIELD = 'stateHandleId';

/** The IDs of a tree's handles. */
export interface HandleIds {
  readonly ids: ReadonlySet<string>;
  /** Whether a handle has none: whoever answers so has `null` for every ID that was made up. */
  readonly omitsMadeUp: boolean;
}

/** The IDs of all handles in a value. */
export function handleIdsOf(value: unknown): HandleIds {
  const ids = new Set<string>();
  let omitsMadeUp = false;
  const visit = (tree: Plain): void => {
    if (isList(tree)) tree.forEach(visit);
    else if (isFields(tree)) {
      for (const field of fieldNames(tree)) {
        const child = tree[field];
        if (field !== HANDLE_ID_FIELD) visit(child);
        else if (typeof child === 'string') ids.add(child);
        else omitsMadeUp = true;
      }
    }
  };
  visit(asPlain(value));
  return { ids, omitsMadeUp };
}

/**
 * The IDs that were not made up, as two answers alone tell: those of an answer that omits made-up
 * ones. Where both have an ID for every handle, all of them, since nothing shows which are random.
 */
export function writtenIn(left: HandleIds, right: HandleIds): ReadonlySet<string> {
  if (left.omitsMadeUp === right.omitsMadeUp) return new Set([...left.ids, ...right.ids]);
  return left.omitsMadeUp ? left.ids : right.ids;
}
