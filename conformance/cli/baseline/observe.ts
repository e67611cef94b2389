/** Asks an adapter the cases of a baseline. */
import type { Case } from '../../../spec/model/case.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import { SUITE_VERSION } from '../../generate/index.ts';
import { AdapterUnavailable } from '../../protocol/adapter.ts';
import type { Reply, Session } from '../../protocol/adapter.ts';
import { ruleReport } from '../../report/report.ts';
import { askAll } from '../../runner/ask-all.ts';
import { RuleTable } from '../../runner/case-record.ts';
import { rulesFor } from '../../runner/judge.ts';
import { outcomeOf } from '../../runner/outcome.ts';
import { Tally } from '../../runner/tally.ts';
import { CannotWork } from '../io.ts';
import { casesOfRun } from '../suite.ts';
import { answerLine, ruleLine } from './baseline.ts';
import type { Baseline } from './baseline.ts';

/** What is asked. */
export interface Observed {
  readonly session: Session;
  /** What it is asked and judged as. */
  readonly profile: Profile;
  readonly seed: number;
  readonly cases: number;
  /** The release that the cases are made for. */
  readonly madeFor: Profile;
  readonly interrupted: AbortSignal;
  readonly onCase: (subject: Case, reply: Reply, line: string) => void;
}

/** The behaviour of an adapter. */
export async function observe(observed: Observed): Promise<Baseline> {
  const { session, profile, seed, cases, madeFor, interrupted, onCase } = observed;
  const rules = rulesFor(RULES, profile);
  const tally = new Tally(rules, profile);
  const table = new RuleTable(rules, profile);
  const answers = new Map<string, string>();
  try {
    for await (const { subject, reply } of askAll(
      casesOfRun(seed, cases, madeFor),
      session,
      profile,
    )) {
      if (interrupted.aborted)
        throw new CannotWork(`Interrupted by ${String(interrupted.reason)}.`);
      tally.add(table.record(0, outcomeOf(subject, reply, rules, profile)));
      const line = answerLine(subject, reply, profile);
      answers.set(subject.id, line);
      onCase(subject, reply, line);
    }
  } catch (error) {
    if (error instanceof AdapterUnavailable) throw new CannotWork(error.message);
    throw error;
  }
  const ruleLines = Array.from(
    tally.rules.values(),
    (rule) => [rule.rule.id, ruleLine(ruleReport(rule))] as const,
  );
  return {
    adapter: `${session.hello.name} ${session.hello.version}`,
    profile: profile.id,
    madeFor: madeFor.id,
    suiteVersion: SUITE_VERSION,
    seed,
    cases,
    rules: new Map(ruleLines),
    answers,
  };
}
