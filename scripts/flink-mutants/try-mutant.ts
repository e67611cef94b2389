/** Whether the suite tells a changed Flink from the real one. */
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Reply, Session } from '../../conformance/protocol/adapter.ts';
import { askAll } from '../../conformance/runner/ask-all.ts';
import { differencesOfReplies } from '../../conformance/runner/differ.ts';
import { rulesFor } from '../../conformance/runner/judge.ts';
import { outcomeOf } from '../../conformance/runner/outcome.ts';

/** A case with the reference's answer to it. */
export interface AnsweredCase {
  readonly subject: Case;
  readonly expected: Reply;
}

/** What told a mutant from Flink. */
export interface Kill {
  readonly by: 'rule' | 'comparison';
  /** The rule, or how the mutant differs from the reference. */
  readonly what: string;
  readonly caseId: string;
  /** How many cases were asked up to it. */
  readonly cases: number;
}

/** So many cases in which the mutant differs are held against the rules. */
const JUDGED_DIFFERENCES = 100;

/**
 * Puts cases to a mutant until a rule is broken, or enough cases differed in which none is.
 *
 * @returns `null` for a mutant that answers everything as Flink does
 */
export async function tryMutant(
  session: Session,
  cases: readonly AnsweredCase[],
  profile: Profile,
): Promise<Kill | null> {
  const rules = rulesFor(RULES, profile);
  const subjects = cases.map(({ subject }) => subject);
  let differing = 0;
  let first: Kill | null = null;
  let asked = 0;
  for await (const { subject, reply } of askAll(subjects, session, profile)) {
    const { expected } = cases[asked++]!;
    const [difference] = differencesOfReplies(subject, reply, expected, profile);
    if (difference === undefined) continue;
    const place = { caseId: subject.id, cases: asked };
    const broken = outcomeOf(subject, reply, rules, profile).complaints[0];
    if (broken !== undefined) {
      return { by: 'rule', what: broken.ruleId ?? broken.verdict, ...place };
    }
    first ??= { by: 'comparison', what: difference.path, ...place };
    if (++differing === JUDGED_DIFFERENCES) break;
  }
  return first;
}
