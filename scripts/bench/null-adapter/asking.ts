/** How long it takes to ask an adapter that does nothing, and to judge and count what it says. */
import type { Session } from '../../../conformance/protocol/adapter.ts';
import { askAll } from '../../../conformance/runner/ask-all.ts';
import { RuleTable } from '../../../conformance/runner/case-record.ts';
import { rulesFor } from '../../../conformance/runner/judge.ts';
import { outcomeOf } from '../../../conformance/runner/outcome.ts';
import { Tally } from '../../../conformance/runner/tally.ts';
import type { Case } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';

/** Asks, judges and counts, as a run does it with cases that are there already; closes the session. */
export async function secondsOfAsking(
  cases: readonly Case[],
  session: Session,
  profile: Profile,
): Promise<number> {
  const rules = rulesFor(RULES, profile);
  const table = new RuleTable(rules, profile);
  const tally = new Tally(rules, profile);
  let position = 0;
  const start = process.hrtime.bigint();
  for await (const { subject, reply } of askAll(cases, session, profile)) {
    tally.add(table.record(position++, outcomeOf(subject, reply, rules, profile)));
  }
  const seconds = secondsSince(start);
  await session.close();
  if (tally.skipped !== cases.length) throw new Error('a null adapter answered');
  return seconds;
}

/** Seconds since a moment of `process.hrtime.bigint`. */
export function secondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e9;
}
