/** Counts what came of a run's cases. */
import type { Profile } from '../../spec/profiles/profile.ts';
import { sidesIn } from '../../spec/rules/rule.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Fault, LateFault, LateMoment } from '../protocol/adapter.ts';
import type { CaseOutcome, Complaint } from './outcome.ts';

/** What a run saw of a rule. */
export interface RuleTally {
  readonly rule: Rule;
  /** Cases by side, every side of the rule being there that the release has. */
  readonly sides: Record<string, number>;
  /** Cases in which it was broken. */
  broken: number;
}

/** A case that failed, for the first time in its way. */
export interface FirstFailure {
  readonly caseId: string;
  readonly complaint: Complaint;
}

/** Cases that failed in the same way: by the same rule, or with the same fault. */
export interface FailureGroup {
  readonly ruleId: string | null;
  readonly verdict: Complaint['verdict'];
  readonly first: FirstFailure;
  count: number;
}

/** Faults of one kind that are no case's. */
export interface UnchargedFault {
  readonly fault: Fault['fault'];
  readonly when: LateMoment;
  /** What happened the first time. */
  readonly message: string;
  count: number;
}

type Counted = 'passed' | 'failed' | 'skipped';

/** More than any window of questions. */
const REMEMBERED_CASES = 8_192;

/** Adapters may make up a new reason for each case. So many are told apart. */
const MAX_REASONS = 200;

/** What the rest of the reasons is counted as. */
export const OTHER_REASONS = 'other reasons';

/** Everything that is counted. Its size hangs on the rules, never on how many cases there are. */
export class Tally {
  readonly rules: ReadonlyMap<string, RuleTally>;
  readonly failures = new Map<string, FailureGroup>();
  /** Skipped cases by their reason. */
  readonly skips = new Map<string, number>();
  /** Faults that are no case's, by kind. */
  readonly uncharged = new Map<string, UnchargedFault>();
  /** What the last cases were counted as: a fault may show late. */
  readonly #recent = new Map<string, Counted>();
  passed = 0;
  failed = 0;
  skipped = 0;

  constructor(rules: readonly Rule[], profile: Profile) {
    this.rules = new Map(
      rules.map((rule) => {
        const sides = Object.fromEntries(sidesIn(rule, profile).map((side) => [side, 0]));
        return [rule.id, { rule, sides, broken: 0 }];
      }),
    );
  }

  /** Counts a case in. */
  add(outcome: CaseOutcome): void {
    for (const { ruleId, side, breach } of outcome.judgements) {
      const tally = this.rules.get(ruleId)!;
      tally.sides[side]! += 1;
      if (breach !== null) tally.broken += 1;
    }
    for (const complaint of outcome.complaints) this.addFailure(outcome.subject.id, complaint);
    const counted =
      outcome.complaints.length > 0 ? 'failed' : outcome.skipped === null ? 'passed' : 'skipped';
    this[counted] += 1;
    if (counted === 'skipped') this.addSkip(outcome.skipped!);
    this.#remember(outcome.subject.id, counted);
  }

  /** Whether a case was among the last ones that were counted. */
  remembers(caseId: string): boolean {
    return this.#recent.has(caseId);
  }

  #remember(caseId: string, counted: Counted): void {
    this.#recent.set(caseId, counted);
    if (this.#recent.size > REMEMBERED_CASES) {
      this.#recent.delete(this.#recent.keys().next().value!);
    }
  }

  /** Counts a fault that showed after the case had been counted: it counts as failed instead. */
  addLateFault({ caseId, when, fault: { fault, message } }: LateFault): void {
    if (caseId === null) {
      this.addUncharged({ fault, when, message, count: 1 });
      return;
    }
    const counted = this.#recent.get(caseId);
    if (counted !== 'failed') this.failed += 1;
    if (counted === 'passed' || counted === 'skipped') this[counted] -= 1;
    this.#remember(caseId, 'failed');
    const expected = 'one answer, and no fault after it';
    this.addFailure(caseId, { ruleId: null, verdict: fault, expected, seen: message });
  }

  private addUncharged(fault: UnchargedFault): void {
    const key = `${fault.fault} ${fault.when}`;
    const same = this.uncharged.get(key);
    if (same === undefined) this.uncharged.set(key, fault);
    else same.count += 1;
  }

  private addFailure(caseId: string, complaint: Complaint): void {
    const { ruleId, verdict } = complaint;
    const key = ruleId ?? verdict;
    const group = this.failures.get(key);
    if (group !== undefined) group.count += 1;
    else this.failures.set(key, { ruleId, verdict, first: { caseId, complaint }, count: 1 });
  }

  private addSkip(why: string): void {
    const isTold = this.skips.has(why) || this.skips.size < MAX_REASONS;
    const reason = isTold ? why : OTHER_REASONS;
    this.skips.set(reason, (this.skips.get(reason) ?? 0) + 1);
  }
}
