/** For each rule a small case in which it holds, and one in which a planted implementation breaks it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Case, Question } from '../../../spec/model/case.ts';
import { describeRefusal } from '../../../spec/model/refusal.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import type { Breach, JudgedAnswer, Rule } from '../../../spec/rules/rule.ts';
import { implementationOf } from '../../adapters/mutants/index.ts';
import type { Mutant } from '../../adapters/mutants/index.ts';
import { answerOf, REFERENCE } from '../../adapters/reference/answer.ts';
import type { Implementation } from '../../adapters/reference/answer.ts';
import { askOf } from '../../protocol/adapter.ts';
import { readCaseFile } from '../../protocol/case-file.ts';
import { judge } from '../../runner/judge.ts';
import type { Judgement } from '../../runner/judge.ts';
import { packageFile } from '../package-root.ts';

/** A rule's two cases, which may be the same one; both are of the release that the mutant is. */
export interface RuleExample {
  readonly holds: Case;
  /** The ID of the planted implementation. */
  readonly mutant: string;
  readonly breaks: Case;
}

/** By rule. They are kept as files of cases, so that they stay what they are when the stream changes. */
export type Examples = Readonly<Record<string, RuleExample>>;

/** The folder, in the package: for each rule a file of its case, or two. */
export const EXAMPLES = 'fixtures/examples';

/** The file that says for each rule which mutant breaks it. */
export const EXAMPLE_MUTANTS = `${EXAMPLES}/mutants.json`;

/** A file of one of a rule's cases; that of `breaks` is missing where it is the same case. */
export function exampleFile(ruleId: string, which: 'holds' | 'breaks'): string {
  return `${EXAMPLES}/${ruleId}.${which}.json`;
}

/** The examples of some rules; without those that have none. */
export function readExamples(rules: readonly Rule[]): Examples {
  const file = packageFile(EXAMPLE_MUTANTS);
  const root = dirname(dirname(dirname(file)));
  const mutants = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const read = (ruleId: string, which: 'holds' | 'breaks'): Case | null => {
    const path = join(root, exampleFile(ruleId, which));
    return existsSync(path) ? readCaseFile(readFileSync(path, 'utf8')).case : null;
  };
  const found: Record<string, RuleExample> = {};
  for (const { id } of rules) {
    const mutant = mutants[id];
    const holds = read(id, 'holds');
    if (mutant === undefined || holds === null) continue;
    found[id] = { holds, mutant, breaks: read(id, 'breaks') ?? holds };
  }
  return found;
}

/** A case in which a rule holds. */
export interface HoldingExample {
  readonly side: string;
  /** What comes of it, in words. */
  readonly answer: string;
}

/** A case in which a planted wrong implementation breaks a rule. */
export interface BreakingExample {
  readonly side: string;
  readonly breach: Breach;
}

/** What the reference shows of a case, if it is judged there on one of the sides, and holds. */
export function holdingExample(subject: Case, rule: Rule, profile: Profile): HoldingExample | null {
  const judged = judgementOf(subject, rule, profile, REFERENCE);
  if (judged === null || judged.breach !== null) return null;
  const answer = answerText(answerOf(askOf(subject, profile), REFERENCE) as JudgedAnswer<Question>);
  return { side: judged.side, answer };
}

/** What a mutant shows of a case, if it breaks the rule there. */
export function breakingExample(
  subject: Case,
  rule: Rule,
  mutant: Mutant,
  profile: Profile,
): BreakingExample | null {
  const judged = judgementOf(subject, rule, profile, implementationOf(mutant));
  if (judged === null || judged.breach === null) return null;
  return { side: judged.side, breach: judged.breach };
}

/** What a rule says of an implementation's answer to a case; `null` where it says nothing. */
export function judgementOf(
  subject: Case,
  rule: Rule,
  profile: Profile,
  implementation: Implementation,
): Judgement | null {
  if (rule.question !== subject.question || rule.side(subject as never, profile) === null)
    return null;
  const answer = answerOf(askOf(subject, profile), implementation);
  if (answer.kind !== 'result' && answer.kind !== 'refused') return null;
  return judge([rule], subject, answer, profile)[0] ?? null;
}

function answerText(answer: JudgedAnswer<Question>): string {
  if (answer.kind === 'result') return 'not refused';
  const { code } = answer.refusal;
  return `refused, ${code}: ${describeRefusal(code).meaning}`;
}
