/** Runs the suite against one adapter. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Session } from '../protocol/adapter.ts';
import { askAll } from './ask-all.ts';
import { rulesFor } from './judge.ts';
import { outcomeOf } from './outcome.ts';
import { smallestFailure } from './smallest.ts';
import type { Shrink, SmallestFailure } from './smallest.ts';
import { Tally } from './tally.ts';

/** What is run. */
export interface RunPlan {
  readonly session: Session;
  readonly profile: Profile;
  /** Of all rules those that are asked for; which of them hold for the profile is seen to here. */
  readonly rules: readonly Rule[];
  readonly cases: Iterable<Case>;
  readonly shrink: Shrink;
  /** Told after each case. */
  readonly onCase?: (tally: Tally) => void;
}

/** What came of it. */
export interface RunResult {
  readonly tally: Tally;
  /** One for each way in which cases failed. */
  readonly failures: readonly SmallestFailure[];
}

/** Asks, judges, counts, and makes failures smaller. */
export async function runSuite(plan: RunPlan): Promise<RunResult> {
  const { session, profile, cases, shrink, onCase } = plan;
  const rules = rulesFor(plan.rules, profile);
  const tally = new Tally(rules, profile);
  for await (const { subject, reply } of askAll(cases, session, profile)) {
    tally.add(outcomeOf(subject, reply, rules, profile));
    for (const late of session.lateFaults()) tally.addLateFault(late);
    onCase?.(tally);
  }
  for (const late of session.lateFaults()) tally.addLateFault(late);
  const failures: SmallestFailure[] = [];
  for (const group of tally.failures.values()) {
    failures.push(await smallestFailure(group, { session, profile, rules, shrink }));
  }
  return { tally, failures };
}
