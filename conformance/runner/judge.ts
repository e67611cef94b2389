/** Holds an answer against the rules. */
import type { Case, Question } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { isWithin } from '../../spec/profiles/releases.ts';
import { sidesIn } from '../../spec/rules/rule.ts';
import type { Breach, JudgedAnswer, Rule, RuleOn, RuleVerdict } from '../../spec/rules/rule.ts';

/** What a rule said of a case. */
export interface Judgement {
  readonly ruleId: string;
  /** One of the rule's sides. */
  readonly side: string;
  /** `null` where the rule holds. */
  readonly breach: Breach | null;
}

/** The rules that hold for a release. */
export function rulesFor(rules: readonly Rule[], { line }: Profile): readonly Rule[] {
  return rules.filter((rule) => isWithin(line, rule));
}

/** What each rule that applies and was reached says of an answer. */
export function judge(
  rules: readonly Rule[],
  subject: Case,
  answer: JudgedAnswer<Question>,
  profile: Profile,
): Judgement[] {
  const judgements: Judgement[] = [];
  for (const rule of rules) {
    if (rule.question !== subject.question) continue;
    const judgement = judgeBy(rule as RuleOn<Question>, subject, answer, profile);
    if (judgement !== null) judgements.push(judgement);
  }
  return judgements;
}

function judgeBy(
  rule: RuleOn<Question>,
  subject: Case,
  answer: JudgedAnswer<Question>,
  profile: Profile,
): Judgement | null {
  const side = rule.side(subject, profile);
  if (side === null) return null;
  if (!sidesIn(rule, profile).includes(side)) {
    throw new Error(`rule ${rule.id} says ${subject.id} is on its side ${side}, which it has not`);
  }
  const verdict: RuleVerdict = rule.judge(subject, answer, side, profile);
  if (verdict.kind === 'notReached') return null;
  return { ruleId: rule.id, side, breach: verdict.kind === 'broken' ? verdict : null };
}
