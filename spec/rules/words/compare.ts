/** Compares what is expected with what was seen, item by item, whatever their order. */
import { broken, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';

const MOST_LISTED = 3;

/**
 * Held iff both have the same items, each as often.
 *
 * @param where what has the items, such as `subtask 1 of operator …`
 */
export function sameItems(
  where: string,
  expected: readonly string[],
  seen: readonly string[],
): RuleVerdict {
  const missing = without(expected, seen);
  const surplus = without(seen, expected);
  if (missing.length === 0 && surplus.length === 0) return HELD;
  if (missing.length > 0) return broken(`${where}: ${listed(missing)}`, listed(surplus));
  return expected.length === 0
    ? broken(`${where}: nothing`, listed(surplus))
    : broken(`${where}: nothing but ${listed(expected)}`, `also ${listed(surplus)}`);
}

/** The first verdict that is not held. */
export function firstBreach(verdicts: Iterable<RuleVerdict>): RuleVerdict {
  for (const verdict of verdicts) if (verdict.kind !== 'held') return verdict;
  return HELD;
}

/** Some items in words. */
export function listed(items: readonly string[]): string {
  if (items.length === 0) return 'nothing';
  const shown = items.slice(0, MOST_LISTED).join(', ');
  return items.length > MOST_LISTED ? `${shown} and ${items.length - MOST_LISTED} more` : shown;
}

/** The items of the first list that the second does not have as often. */
function without(items: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const item of others) left.set(item, (left.get(item) ?? 0) + 1);
  return items.filter((item) => {
    const count = left.get(item) ?? 0;
    left.set(item, count - 1);
    return count <= 0;
  });
}
