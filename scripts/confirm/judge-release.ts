/** Has a real release judged. */
import { casesOfRun } from '../../conformance/cli/suite.ts';
import { askAll } from '../../conformance/runner/ask-all.ts';
import { rulesFor } from '../../conformance/runner/judge.ts';
import { outcomeOf } from '../../conformance/runner/outcome.ts';
import type { Case } from '../../spec/model/case.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { openFlink } from '../open-flink.ts';

/** What a release showed of a side. */
export interface JudgedSide {
  /** Cases in which the rule was judged and held. */
  held: number;
  /** Those of them in which the answer was no refusal. */
  notRefused: number;
  readonly codes: Set<RefusalCode>;
}

/** What a release showed of a rule. */
export interface JudgedRule {
  readonly sides: ReadonlyMap<string, JudgedSide>;
  /** Cases in which it was broken. */
  broken: number;
}

/** By rule, of those that hold for the release. */
export type JudgedRelease = Readonly<Record<string, JudgedRule>>;

/** Which cases are judged by what. */
export interface JudgePlan {
  readonly seed: number;
  /** How many cases are generated. */
  readonly count: number;
  /** Of these, those that hold for the release. */
  readonly rules: readonly Rule[];
}

/** Puts the cases of a seed, and the real savepoints, to a release, those that a rule is about. */
export async function judgeRelease(
  release: string,
  { seed, count, rules: asked }: JudgePlan,
): Promise<JudgedRelease> {
  const profile = findProfile(`flink-${release}`)!;
  const rules = rulesFor(asked, profile);
  const judged = Object.fromEntries(rules.map((rule) => [rule.id, nothingOf(rule)]));
  const { session } = await openFlink(release, { progress: (line) => console.error(line) });
  try {
    const cases = casesAbout(rules, casesOfRun(seed, count, profile));
    for await (const { subject, reply } of askAll(cases, session, profile)) {
      const { judgements, complaints } = outcomeOf(subject, reply, rules, profile);
      const unanswered = complaints.find(({ ruleId }) => ruleId === null);
      if (unanswered !== undefined) console.error(`${subject.id}: ${unanswered.seen}`);
      for (const { ruleId, side, breach } of judgements) {
        const rule = judged[ruleId]!;
        if (breach !== null) rule.broken++;
        else addTo(rule.sides.get(side)!, reply.kind === 'refused' ? reply.refusal.code : null);
      }
    }
  } finally {
    await session.close();
  }
  return judged;
}

/** The cases that ask what one of the rules is about. */
function* casesAbout(
  rules: readonly Rule[],
  cases: Iterable<Case>,
): Generator<Case, void, undefined> {
  const questions = new Set(rules.map(({ question }) => question));
  for (const subject of cases) if (questions.has(subject.question)) yield subject;
}

function nothingOf({ sides }: Rule): JudgedRule {
  const nothing = (): JudgedSide => ({ held: 0, notRefused: 0, codes: new Set() });
  return { sides: new Map(sides.map((side) => [side, nothing()])), broken: 0 };
}

function addTo(side: JudgedSide, code: RefusalCode | null): void {
  side.held++;
  if (code === null) side.notRefused++;
  else side.codes.add(code);
}
