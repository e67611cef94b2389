/** Adds what one release showed to what is written down. */
import type { Confirmed, ConfirmedRule } from '../../conformance/cli/evidence/confirmed.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { JudgedRelease, JudgedRule } from './judge-release.ts';

/** More codes than these on one side: what it is about is something else. */
const MOST_CODES = 3;

/** With one release's column of the asked rules anew; rules that are none any more are left out. */
export function withRelease(
  confirmed: Confirmed,
  release: string,
  judged: JudgedRelease,
  asked: readonly Rule[] = RULES,
): Confirmed {
  const column = confirmed.releases.indexOf(release);
  if (column === -1) throw new Error(`${release} is not the newest release of its line`);
  const rules = Object.fromEntries(
    RULES.map((rule) => {
      const known = confirmed.rules[rule.id];
      if (known !== undefined && !asked.includes(rule)) return [rule.id, known];
      return [rule.id, withColumn(rule, confirmed, column, judged[rule.id])];
    }),
  );
  return { ...confirmed, rules };
}

function withColumn(
  rule: Rule,
  { rules, releases }: Confirmed,
  column: number,
  judged: JudgedRule | undefined,
): ConfirmedRule {
  const known = rules[rule.id];
  const held = rule.sides.map((side) => {
    const counts = known?.held[side] ?? releases.map(() => null);
    return [side, counts.with(column, judged?.sides.get(side)?.held ?? null)] as const;
  });
  const refusals = rule.sides.flatMap((side) => {
    const codes = refusalsOn(side, known, judged);
    return codes === undefined ? [] : [[side, codes] as const];
  });
  const release = releases[column]!;
  const broken = { ...known?.broken };
  delete broken[release];
  if (judged !== undefined && judged.broken > 0) broken[release] = judged.broken;
  return { held: Object.fromEntries(held), refusals: Object.fromEntries(refusals), broken };
}

/**
 * The codes of a side on which everything is refused; none once something was not, or where there are
 * so many that it is not about what is refused. `undefined` where nothing is known.
 */
function refusalsOn(
  name: string,
  known: ConfirmedRule | undefined,
  judged: JudgedRule | undefined,
): readonly RefusalCode[] | undefined {
  const side = judged?.sides.get(name);
  const before = known?.refusals[name];
  if (side === undefined || side.held === 0 || before?.length === 0) return before;
  if (side.notRefused > 0) return [];
  const codes = new Set([...(before ?? []), ...side.codes]);
  return codes.size > MOST_CODES ? [] : [...codes].toSorted();
}
