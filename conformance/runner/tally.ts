/** Counts what came of a run's cases. */
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { RuleTable } from './case-record.ts';
import type { CaseRecord, LateRecord } from './case-record.ts';
import type { Complaint } from './outcome.ts';
import { Reasons } from './reasons.ts';
import { UnchargedFaults } from './uncharged.ts';

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
  /** Its place in the run. */
  readonly position: number;
  readonly complaint: Complaint;
}

/** Cases that failed in the same way: by the same rule, or with the same fault. */
export interface FailureGroup {
  readonly ruleId: string | null;
  readonly verdict: Complaint['verdict'];
  /** Whether a known failure explains them. */
  readonly isKnown: boolean;
  /** Of those that were counted the first one of the run. */
  first: FirstFailure;
  count: number;
}

/** How many cases counted as what. */
export interface Totals {
  readonly passed: number;
  /** Those that were expected to fail left out. */
  readonly failed: number;
  readonly skipped: number;
  /** Those that failed as expected; a report has none where nothing was expected to. */
  readonly known?: number;
}

/** Tells ways to fail apart; those that are known are ways of their own. */
export function failureKey({
  ruleId,
  verdict,
  isKnown,
}: Pick<FailureGroup, 'ruleId' | 'verdict' | 'isKnown'>): string {
  return `${isKnown ? 'known ' : ''}${ruleId ?? verdict}`;
}

/**
 * Everything that is counted. Its size hangs on the rules, never on how many cases there are, and what
 * is counted never hangs on the order in which they are.
 */
export class Tally {
  readonly rules: ReadonlyMap<string, RuleTally>;
  readonly skips = new Reasons();
  readonly uncharged = new UnchargedFaults();
  readonly #table: RuleTable;
  readonly #failures = new Map<string, FailureGroup>();
  passed = 0;
  failed = 0;
  /** Cases of which every complaint is known. They are none of those that failed. */
  known = 0;
  skipped = 0;

  constructor(rules: readonly Rule[], profile: Profile) {
    this.#table = new RuleTable(rules, profile);
    this.rules = new Map(
      this.#table.entries.map(({ rule, sides }) => {
        const counts = Object.fromEntries(sides.map((side) => [side, 0]));
        return [rule.id, { rule, sides: counts, broken: 0 }];
      }),
    );
  }

  /** Cases by what they counted as; known failures where there are any. */
  get totals(): Totals {
    const { passed, failed, known, skipped } = this;
    return { passed, failed, skipped, ...(known === 0 ? {} : { known }) };
  }

  /** The rules that were judged in a case. */
  judgedIn(record: Pick<CaseRecord, 'sides'>): readonly string[] {
    return this.#table.judgedIn(record);
  }

  /** Counts a case in. */
  add({ position, caseId, counted, sides, broken, complaints, why }: CaseRecord): void {
    for (let at = 0; at < sides.length; at += 2) {
      const { rule, sides: names } = this.#table.entries[sides[at]!]!;
      this.rules.get(rule.id)!.sides[names[sides[at + 1]!]!]! += 1;
    }
    for (const index of broken) this.rules.get(this.#table.entries[index]!.rule.id)!.broken += 1;
    for (const complaint of complaints) this.#addFailure({ caseId, position, complaint });
    this[counted] += 1;
    if (counted === 'skipped') this.skips.add(why!);
  }

  /** Counts a late fault in: its case, where it has one, counts as failed instead. */
  addLate({ fault: { caseId, when, fault }, of }: LateRecord): void {
    const { fault: verdict, message } = fault;
    if (of === null) {
      this.uncharged.add({ fault: verdict, when, message, count: 1 });
      return;
    }
    this[of.counted] -= 1;
    this.failed += 1;
    const expected = 'one answer, and no fault after it';
    const complaint = { ruleId: null, verdict, expected, seen: message };
    this.#addFailure({ caseId: caseId!, position: of.position, complaint });
  }

  /** The ways in which cases failed, in the order of the run's cases, then of its rules. */
  failures(): FailureGroup[] {
    const orderOf = ({ ruleId }: FailureGroup): number =>
      ruleId === null ? this.rules.size : this.#table.indexOf(ruleId);
    return [...this.#failures.values()].sort(
      (a, b) =>
        a.first.position - b.first.position ||
        orderOf(a) - orderOf(b) ||
        (failureKey(a) < failureKey(b) ? -1 : 1),
    );
  }

  #addFailure(failure: FirstFailure): void {
    const { ruleId, verdict, known } = failure.complaint;
    const isKnown = known !== undefined;
    const key = failureKey({ ruleId, verdict, isKnown });
    const group = this.#failures.get(key);
    if (group === undefined) {
      this.#failures.set(key, { ruleId, verdict, isKnown, first: failure, count: 1 });
      return;
    }
    group.count += 1;
    if (failure.position < group.first.position) group.first = failure;
  }
}
