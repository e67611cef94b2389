/** All ways to damage a file, and all damages of one. */
import { BYTE_OPERATORS } from './bytes.ts';
import { corruptionName } from './corruption.ts';
import type { Corruption, CorruptionOperator, Intact } from './corruption.ts';
import { FLIP_OPERATORS } from './flips.ts';
import { NUMBER_OPERATORS } from './numbers.ts';
import { PROPERTIES_OPERATORS } from './properties.ts';
import { SHAPE_OPERATORS } from './shapes.ts';

/** Every operator, those that say most of a reader first. */
export const CORRUPTION_OPERATORS: readonly CorruptionOperator[] = [
  ...BYTE_OPERATORS,
  ...NUMBER_OPERATORS,
  ...SHAPE_OPERATORS,
  ...PROPERTIES_OPERATORS,
  ...FLIP_OPERATORS,
];

/**
 * Every corruption of a file, operator by operator; each has a name of its own, and changes something.
 *
 * @param most how many of each operator are enough
 */
export function corruptionsOf(intact: Intact, most = Infinity): readonly (readonly Corruption[])[] {
  return CORRUPTION_OPERATORS.map((operator) => {
    const met = new Map<string, number>();
    const found: Corruption[] = [];
    for (const change of operator.changes(intact)) {
      if (found.length >= most) break;
      if (Buffer.compare(change.bytes, intact.bytes) === 0) continue;
      const corruption = { ...change, operator };
      const name = corruptionName(corruption);
      const times = (met.get(name) ?? 0) + 1;
      met.set(name, times);
      // Where an item follows its own byte count, both have one path.
      const detail = times === 1 ? change.detail : `${change.detail}#${times}`;
      found.push({ ...corruption, detail });
    }
    return found;
  });
}
