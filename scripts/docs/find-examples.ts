/** Finds for each rule a small case in which it holds, and one in which a mutant breaks it. */
import {
  breakingExample,
  holdingExample,
  judgementOf,
} from '../../conformance/cli/evidence/examples.ts';
import type { Examples, RuleExample } from '../../conformance/cli/evidence/examples.ts';
import { profileOfMutant } from '../../conformance/cli/explain/rule-page.ts';
import { implementationOf, MUTANTS } from '../../conformance/adapters/mutants/index.ts';
import type { Mutant } from '../../conformance/adapters/mutants/index.ts';
import { REFERENCE } from '../../conformance/adapters/reference/answer.ts';
import type { Implementation } from '../../conformance/adapters/reference/answer.ts';
import { generateCases, shrinkCase } from '../../conformance/generate/index.ts';
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Rule } from '../../spec/rules/rule.ts';

const SEED = 20_261_124;

/** The catalogue of mutants promises that so many cases are enough. */
const CASES = 5_000;

/** Never by time, so that the same cases are found on any machine. */
const SHRINK_BUDGET = { maxTries: 600, maxMilliseconds: Number.MAX_SAFE_INTEGER };

/** The examples of all rules: those that are known, where they still are ones, and new ones. */
export async function findExamples(
  known: Examples,
  progress: (line: string) => void,
): Promise<Examples> {
  const found: Record<string, RuleExample> = {};
  for (const rule of RULES) {
    const mutant = mutantFor(rule, known);
    const profile = profileOfMutant(mutant);
    const kept = known[rule.id];
    if (kept !== undefined && isExample(kept, rule, mutant, profile)) found[rule.id] = kept;
    else {
      progress(`looking for an example of ${rule.id}`);
      const holds = await smallestOnFirstSide(rule, profile);
      const breaks = await smallest(rule, profile, implementationOf(mutant), isBroken);
      const isSame = holds.id === breaks.id;
      found[rule.id] = { holds, mutant: mutant.id, breaks: isSame ? holds : breaks };
    }
  }
  return found;
}

function mutantFor({ id }: Rule, known: Examples): Mutant {
  const own = MUTANTS.filter(({ ruleId }) => ruleId === id);
  const mutant = own.find((one) => one.id === known[id]?.mutant) ?? own[0];
  if (mutant === undefined) throw new Error(`no mutant breaks ${id}`);
  return mutant;
}

function isExample(kept: RuleExample, rule: Rule, mutant: Mutant, profile: Profile): boolean {
  return (
    kept.mutant === mutant.id &&
    holdingExample(kept.holds, rule, profile) !== null &&
    breakingExample(kept.breaks, rule, mutant, profile) !== null
  );
}

type Judged = Exclude<ReturnType<typeof judgementOf>, null>;
type Wanted = (judged: Judged) => boolean;

const isBroken: Wanted = ({ breach }) => breach !== null;

/** On the first side that has a case: the sides that tell most of a rule come first. */
async function smallestOnFirstSide(rule: Rule, profile: Profile): Promise<Case> {
  for (const side of rule.sides) {
    const wanted: Wanted = (judged) => judged.side === side && judged.breach === null;
    const first = firstCase(rule, profile, REFERENCE, wanted);
    if (first !== null) return shrunk(first, rule, profile, { implementation: REFERENCE, wanted });
  }
  throw new Error(`none of ${CASES} cases is on a side of ${rule.id} as ${profile.id}`);
}

async function smallest(
  rule: Rule,
  profile: Profile,
  implementation: Implementation,
  wanted: Wanted,
): Promise<Case> {
  const first = firstCase(rule, profile, implementation, wanted);
  if (first === null) throw new Error(`none of ${CASES} cases breaks ${rule.id} as ${profile.id}`);
  return shrunk(first, rule, profile, { implementation, wanted });
}

function firstCase(
  rule: Rule,
  profile: Profile,
  implementation: Implementation,
  wanted: Wanted,
): Case | null {
  for (const subject of generateCases({ seed: SEED, count: CASES, profile })) {
    const judged = judgementOf(subject, rule, profile, implementation);
    if (judged !== null && wanted(judged)) return subject;
  }
  return null;
}

function shrunk(
  first: Case,
  rule: Rule,
  profile: Profile,
  { implementation, wanted }: { readonly implementation: Implementation; readonly wanted: Wanted },
): Promise<Case> {
  const stillWanted = (smaller: Case): Promise<boolean> => {
    const judged = judgementOf(smaller, rule, profile, implementation);
    return Promise.resolve(judged !== null && wanted(judged));
  };
  return shrinkCase(first.id, profile, stillWanted, SHRINK_BUDGET);
}
