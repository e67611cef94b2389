/** What came of a case, as plain data: it goes from thread to thread, and into a file of events. */
import type { Profile } from '../../spec/profiles/profile.ts';
import { sidesIn } from '../../spec/rules/rule.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { LateFault } from '../protocol/adapter.ts';
import type { CaseOutcome, Complaint } from './outcome.ts';

/** What a case counts as. */
export type Counted = 'passed' | 'failed' | 'known' | 'skipped';

/** What an outcome counts as: `known` where every complaint of it is. */
export function countedAs({
  complaints,
  skipped,
}: Pick<CaseOutcome, 'complaints' | 'skipped'>): Counted {
  if (complaints.length > 0)
    return complaints.every(({ known }) => known !== undefined) ? 'known' : 'failed';
  return skipped === null ? 'passed' : 'skipped';
}

/** What came of a case. */
export interface CaseRecord {
  /** The case's place in the run, from 0 on; it hangs on the run's cases alone. */
  readonly position: number;
  readonly caseId: string;
  readonly counted: Counted;
  /** Two numbers for each rule that was judged: the rule's index, and that of the case's side. */
  readonly sides: readonly number[];
  /** The indexes of broken rules, those of our own making included. */
  readonly broken: readonly number[];
  /** Empty for a case that did not fail. */
  readonly complaints: readonly Complaint[];
  /** Why nothing was judged; `null` where something was, or where the case failed. */
  readonly why: string | null;
}

/** A fault that showed after its case had been counted, or that is no case's. */
export interface LateRecord {
  readonly fault: LateFault;
  /** The case's place and what it counted as; `null` where the fault is no case's. */
  readonly of: { readonly position: number; readonly counted: Counted } | null;
}

/** A rule with the sides that a release has of it. */
export interface RuleSides {
  readonly rule: Rule;
  readonly sides: readonly string[];
}

/** The rules of a run, in the order by which records number them. */
export class RuleTable {
  readonly entries: readonly RuleSides[];
  readonly #indexes: ReadonlyMap<string, number>;

  constructor(rules: readonly Rule[], profile: Profile) {
    this.entries = rules.map((rule) => ({ rule, sides: sidesIn(rule, profile) }));
    this.#indexes = new Map(rules.map(({ id }, index) => [id, index]));
  }

  /** A rule's index. */
  indexOf(ruleId: string): number {
    return this.#indexes.get(ruleId)!;
  }

  /** The rules that were judged in a case. */
  judgedIn({ sides }: Pick<CaseRecord, 'sides'>): readonly string[] {
    return sides.filter((_, at) => at % 2 === 0).map((index) => this.entries[index]!.rule.id);
  }

  /** What is kept of an outcome. */
  record(position: number, { subject, judgements, complaints, skipped }: CaseOutcome): CaseRecord {
    const sides: number[] = [];
    const broken: number[] = [];
    for (const { ruleId, side, breach } of judgements) {
      const index = this.indexOf(ruleId);
      sides.push(index, this.entries[index]!.sides.indexOf(side));
      if (breach !== null) broken.push(index);
    }
    return {
      position,
      caseId: subject.id,
      counted: countedAs({ complaints, skipped }),
      sides,
      broken,
      complaints,
      why: skipped,
    };
  }
}
