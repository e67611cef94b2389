import { describe, expect, it } from 'vitest';
import type { Question } from '../../../spec/model/case.ts';
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import type { JudgedAnswer } from '../../../spec/rules/index.ts';
import { askOf } from '../../protocol/adapter.ts';
import { generateCases } from '../../generate/index.ts';
import { judge, rulesFor } from '../../runner/judge.ts';
import { answerOf, REFERENCE } from '../reference/answer.ts';
import { implementationOf, MUTANTS } from './index.ts';
import type { Mutant } from './index.ts';

const SEED = 20_261_124;

/** A run of so many cases is what the catalogue promises. */
const CASES = 5_000;

/** How many cases it took to catch a mutant through its rule; `null` where none did. */
function casesToCatch(mutant: Mutant): number | null {
  const profile = findProfile(mutant.profile ?? DEFAULT_PROFILE)!;
  const rules = rulesFor(RULES, profile).filter(({ id }) => id === mutant.ruleId);
  const implementation = implementationOf(mutant);
  let asked = 0;
  for (const subject of generateCases({ seed: SEED, count: CASES, profile })) {
    asked++;
    if (rules[0]?.question !== subject.question) continue;
    const answer = answerOf(askOf(subject, profile), implementation);
    if (answer.kind !== 'result' && answer.kind !== 'refused') continue;
    const judgements = judge(rules, subject, answer as JudgedAnswer<Question>, profile);
    if (judgements.some(({ breach }) => breach !== null)) return asked;
  }
  return null;
}

describe('the catalogue of mutants', () => {
  it.each(MUTANTS)('$id is caught by $ruleId', (mutant) => {
    expect(casesToCatch(mutant)).not.toBeNull();
  });

  it('names each mutant once', () => {
    expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  });

  it('has a mutant for every rule of Flink', () => {
    const caught = new Set(MUTANTS.map(({ ruleId }) => ruleId));
    expect(RULES.filter(({ origin, id }) => origin === 'flink' && !caught.has(id))).toEqual([]);
  });

  it('has no mutant that is the reference itself', () => {
    for (const mutant of MUTANTS) expect(implementationOf(mutant)).not.toEqual(REFERENCE);
  });
});
