/** A part of all cases that there are, with some of each group. */
import { randomOfCase } from '../random.ts';

/** Tells these chances from those of generated cases. */
const STREAM = 131;

/**
 * So many of the items, in the order in which they stand: in turn one of each group, as long as it has
 * any. Which ones of a group is the seed's affair.
 */
export function chosen<T>(groups: readonly (readonly T[])[], count: number, seed: number): T[] {
  const inTurn = groups.map((group, index) => shuffled(group, seed, index));
  const taken = new Set<T>();
  for (let turn = 0; taken.size < count; turn++) {
    const before = taken.size;
    for (const group of inTurn) {
      if (turn < group.length && taken.size < count) taken.add(group[turn]!);
    }
    if (taken.size === before) break;
  }
  return groups.flat().filter((item) => taken.has(item));
}

/** The items in an order that hangs on seed and number alone. */
export function shuffled<T>(items: readonly T[], seed: number, number: number): T[] {
  const random = randomOfCase(seed, number, STREAM);
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = random.nextInt(0, last);
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}
