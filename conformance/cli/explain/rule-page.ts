/** Everything that there is to tell of one rule; a page and a terminal show the same. */
import { describeRefusal } from '../../../spec/model/refusal.ts';
import type { FlinkException, RefusalCode } from '../../../spec/model/refusal.ts';
import { DEFAULT_PROFILE, findProfile } from '../../../spec/profiles/profile.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { sidesIn } from '../../../spec/rules/rule.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { STATEMENTS } from '../../../spec/statements/index.ts';
import type { Statement } from '../../../spec/statements/index.ts';
import { MUTANTS } from '../../adapters/mutants/index.ts';
import type { Mutant } from '../../adapters/mutants/index.ts';
import { caseLines } from '../../report/terminal/case-lines.ts';
import type { Confirmed } from '../evidence/confirmed.ts';
import { breakingExample, exampleFile, holdingExample } from '../evidence/examples.ts';
import type { Examples, RuleExample } from '../evidence/examples.ts';

/** What real Flink showed of one side. */
export interface SidePage {
  readonly side: string;
  /** Cases in which it held, in all releases together. */
  readonly cases: number;
  /** The releases in which it held, oldest first. */
  readonly releases: readonly string[];
  /** The releases that have the side, and in which no case of it was judged. */
  readonly missing: readonly string[];
}

/** A case with what comes of it. */
export interface ExamplePage {
  /** A file of the case, in the package. */
  readonly file: string;
  readonly side: string;
  readonly lines: readonly string[];
}

/** A refusal with what Flink throws. */
export interface RefusalPage {
  readonly code: RefusalCode;
  readonly meaning: string;
  readonly flink: readonly FlinkException[];
}

/** A case in which a rule holds, and one in which a planted implementation breaks it. */
export interface ExamplePages {
  readonly profile: Profile;
  /** Whether both are the same case. */
  readonly isSame: boolean;
  readonly holds: ExamplePage & { readonly answer: string };
  readonly breaks: ExamplePage & {
    readonly mutant: Mutant;
    readonly expected: string;
    readonly seen: string;
    /** The command that shows it. */
    readonly replay: string;
  };
}

/** All that is told of a rule. */
export interface RulePage {
  readonly rule: Rule;
  readonly mutants: readonly Mutant[];
  readonly statements: readonly Statement[];
  readonly sides: readonly SidePage[];
  /** `null` where the kept cases are none any more: the rule, or the mutant, is another by now. */
  readonly example: ExamplePages | null;
  /** What real Flink refused with on the sides where it refuses. */
  readonly refusals: readonly RefusalPage[];
}

/** What is known of the rules, from files that scripts write. */
export interface Evidence {
  readonly confirmed: Confirmed;
  readonly examples: Examples;
}

/** The release that a mutant is run as. */
export function profileOfMutant({ profile }: Mutant): Profile {
  return findProfile(profile ?? DEFAULT_PROFILE)!;
}

/** The page of a rule. */
export function rulePage(rule: Rule, { confirmed, examples }: Evidence): RulePage {
  const mutants = MUTANTS.filter(({ ruleId }) => ruleId === rule.id);
  return {
    rule,
    mutants,
    statements: STATEMENTS.filter(({ number }) => rule.covers.includes(number)),
    sides: rule.sides.map((side) => sidePage(rule, side, confirmed)),
    example: examplePages(rule, mutants, examples[rule.id]),
    refusals: refusalsOf(rule, confirmed),
  };
}

function examplePages(
  rule: Rule,
  mutants: readonly Mutant[],
  example: RuleExample | undefined,
): ExamplePages | null {
  const mutant = mutants.find(({ id }) => id === example?.mutant);
  if (example === undefined || mutant === undefined) return null;
  const profile = profileOfMutant(mutant);
  const holding = holdingExample(example.holds, rule, profile);
  const breaking = breakingExample(example.breaks, rule, mutant, profile);
  if (holding === null || breaking === null) return null;
  const isSame = example.holds === example.breaks;
  const [holds, breaks] = [
    exampleFile(rule.id, 'holds'),
    exampleFile(rule.id, isSame ? 'holds' : 'breaks'),
  ];
  const { expected, seen } = breaking.breach;
  return {
    profile,
    isSame,
    holds: {
      file: holds,
      side: holding.side,
      lines: caseLines(example.holds),
      answer: isSame ? expected : holding.answer,
    },
    breaks: {
      file: breaks,
      side: breaking.side,
      lines: caseLines(example.breaks),
      mutant,
      expected,
      seen,
      replay: `npx savepoint-spec replay ${breaks} --adapter mutant:${mutant.id}`,
    },
  };
}

/** What real Flink showed of a side. */
export function sidePage(rule: Rule, side: string, { releases, rules }: Confirmed): SidePage {
  const held = rules[rule.id]?.held[side] ?? [];
  const withCases = releases.filter((_release, index) => (held[index] ?? 0) > 0);
  const missing = releases.filter(
    (release, index) => held[index] === 0 && hasSide(rule, side, release),
  );
  const cases = held.reduce((sum: number, count) => sum + (count ?? 0), 0);
  return { side, cases, releases: withCases, missing };
}

function hasSide(rule: Rule, side: string, release: string): boolean {
  return sidesIn(rule, findProfile(`flink-${release}`)!).includes(side);
}

function refusalsOf({ id, sides }: Rule, { rules }: Confirmed): RefusalPage[] {
  const refusals = rules[id]?.refusals ?? {};
  const codes = new Set(sides.flatMap((side) => refusals[side] ?? []));
  return Array.from(codes, (code) => {
    const { meaning, flink } = describeRefusal(code);
    return { code, meaning, flink };
  });
}
