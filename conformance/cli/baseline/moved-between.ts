/** How many answers moved from one baseline to the next. */
import type { Moved } from '../../report/html/trends.ts';
import { isSameLine } from './baseline.ts';
import type { Baseline } from './baseline.ts';

/** What moved; `null` where the two are of other cases. */
export function movedBetween(before: Baseline, after: Baseline): Moved | null {
  const isOfSameCases =
    before.suiteVersion === after.suiteVersion &&
    before.seed === after.seed &&
    before.madeFor === after.madeFor;
  if (!isOfSameCases) return null;
  const shared = [...after.answers].filter(([id]) => before.answers.has(id));
  return {
    changed: shared.filter(([id, line]) => !isSameLine(before.answers.get(id)!, line)).length,
    added: after.answers.size - shared.length,
    missing: before.answers.size - shared.length,
  };
}
