/** Parts of a whole that show as much as it does. */

/** What each item shows, by names of any kind. */
export type Shows<T> = (item: T) => Iterable<string>;

/**
 * A part of the items that shows all that they show, as small as is easily found: one after the other
 * is taken that adds most, the first or the lightest of equals. Those that add most come first.
 *
 * @param weightOf decides between items that add equally much
 */
export function covering<T>(
  items: readonly T[],
  shows: Shows<T>,
  weightOf: (item: T) => number = () => 0,
): T[] {
  let open = items.map((item) => ({
    item,
    weight: weightOf(item),
    adds: new Set(shows(item)),
  }));
  const taken: T[] = [];
  for (;;) {
    open = open.filter(({ adds }) => adds.size > 0);
    const [first, ...others] = open;
    if (first === undefined) return taken;
    const best = others.reduce(
      (one, other) =>
        other.adds.size > one.adds.size ||
        (other.adds.size === one.adds.size && other.weight < one.weight)
          ? other
          : one,
      first,
    );
    taken.push(best.item);
    const shown = [...best.adds];
    for (const { adds } of open) for (const name of shown) adds.delete(name);
  }
}

/** Each item that is the first to show something, until all that is wanted has been shown, or enough items were. */
export function firstShowing<T>(
  items: Iterable<T>,
  shows: Shows<T>,
  wanted: ReadonlySet<string>,
  most = Infinity,
): T[] {
  const missing = new Set(wanted);
  const taken: T[] = [];
  for (const item of items) {
    if (missing.size === 0 || taken.length >= most) break;
    const fresh = [...shows(item)].filter((name) => missing.has(name));
    if (fresh.length > 0) taken.push(item);
    for (const name of fresh) missing.delete(name);
  }
  return taken;
}
