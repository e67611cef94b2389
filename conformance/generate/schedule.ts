/** Which recipe makes which case of a stream: a fixed order in which each comes as often as it weighs. */

/** Something that takes its turn. */
export interface Weighted {
  /** How many turns of a round, 1 or more. */
  readonly weight: number;
}

/**
 * One round, every entry spread as evenly over it as its weight allows: at each turn all gain their
 * weight, and the first of the richest goes and pays the whole round. So even the first cases of a
 * stream are as varied as the table.
 */
export function roundOf<T extends Weighted>(entries: readonly T[]): readonly T[] {
  const turns = entries.reduce((sum, { weight }) => sum + weight, 0);
  const credit = entries.map(() => 0);
  const round: T[] = [];
  for (let turn = 0; turn < turns; turn++) {
    let richest = 0;
    for (const [index, { weight }] of entries.entries()) {
      credit[index]! += weight;
      if (credit[index]! > credit[richest]!) richest = index;
    }
    credit[richest]! -= turns;
    round.push(entries[richest]!);
  }
  return round;
}
