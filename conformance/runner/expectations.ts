/** Failures that are known: which complaints they explain, and which of them explain nothing any more. */
import picomatch from 'picomatch';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { rulesFor } from './judge.ts';
import type { CaseRecord } from './case-record.ts';
import type { Complaint } from './outcome.ts';

/** A known failure: by rule, by case, or by both. */
export interface Expectation {
  /** A glob of rule IDs; absent for whatever is wrong with a case, faults included. */
  readonly rule?: string;
  /** A glob of case IDs; absent for all cases. */
  readonly case?: string;
  /** A glob of exact releases; absent for all. */
  readonly profile?: string;
  /** Why it fails, for people. */
  readonly reason: string;
  /** Where it is discussed. */
  readonly link?: string;
}

/**
 * What became of a known failure. `passes`: it was judged, and nothing of it failed. `matches
 * nothing`: no case that was judged is one of its own. `stale`: the release has no rule of its name.
 * `not judged`: its rules were not asked for, or the run ended before its time.
 */
export type ExpectationStatus = 'fails' | 'passes' | 'matches nothing' | 'stale' | 'not judged';

/** A known failure, and what became of it. */
export interface CountedExpectation extends Expectation {
  readonly status: ExpectationStatus;
  /** Cases that it explains. */
  readonly failed: number;
  /** Cases that it speaks of and that did not fail so. */
  readonly passed: number;
}

/** Whether a known failure is none any more, which fails a run. */
export function isOutdated({ status }: Pick<CountedExpectation, 'status'>): boolean {
  return status !== 'fails' && status !== 'not judged';
}

type Match = (text: string) => boolean;

interface Entry {
  readonly expectation: Expectation;
  readonly isRule: Match;
  readonly isCase: Match;
  failed: number;
  passed: number;
}

const EVERYTHING: Match = () => true;

/** The known failures of a run. Those of other releases are none of them. */
export class Expectations {
  readonly #entries: readonly Entry[];

  constructor(expectations: readonly Expectation[], { id }: Profile) {
    this.#entries = expectations
      .filter(({ profile }) => profile === undefined || picomatch.isMatch(id, profile))
      .map((expectation) => ({
        expectation,
        isRule: matcher(expectation.rule),
        isCase: matcher(expectation.case),
        failed: 0,
        passed: 0,
      }));
  }

  /** Marks the complaints that an entry explains; the first one that does is told. */
  explain(caseId: string, complaints: readonly Complaint[]): readonly Complaint[] {
    if (this.#entries.length === 0 || complaints.length === 0) return complaints;
    return complaints.map((complaint) => {
      const entry = this.#entries.find((each) => explains(each, caseId, complaint));
      if (entry === undefined) return complaint;
      const { reason, link } = entry.expectation;
      return { ...complaint, known: link === undefined ? { reason } : { reason, link } };
    });
  }

  /**
   * Counts a case in.
   *
   * @param judged the rules that were judged in it
   */
  add(
    { caseId, complaints }: Pick<CaseRecord, 'caseId' | 'complaints'>,
    judged: () => readonly string[],
  ): void {
    for (const entry of this.#entries) {
      if (complaints.some((complaint) => explains(entry, caseId, complaint))) entry.failed += 1;
      else if (entry.isCase(caseId) && judged().some((ruleId) => entry.isRule(ruleId)))
        entry.passed += 1;
    }
  }

  /** What became of each. `rules` are those that were asked for, of `all` that there are. */
  counted(run: {
    readonly rules: readonly Rule[];
    readonly all: readonly Rule[];
    readonly profile: Profile;
    readonly isWhole: boolean;
  }): CountedExpectation[] {
    const asked = rulesFor(run.rules, run.profile);
    const all = rulesFor(run.all, run.profile);
    return this.#entries.map(({ expectation, isRule, failed, passed }) => {
      const statusOf = (): ExpectationStatus => {
        if (failed > 0) return 'fails';
        if (expectation.rule !== undefined && !all.some(({ id }) => isRule(id))) return 'stale';
        if (!run.isWhole || !asked.some(({ id }) => isRule(id))) return 'not judged';
        return passed > 0 ? 'passes' : 'matches nothing';
      };
      return { ...expectation, status: statusOf(), failed, passed };
    });
  }
}

/** No known failures. */
export const NO_EXPECTATIONS: Pick<Expectations, 'explain'> = {
  explain: (_caseId, complaints) => complaints,
};

function matcher(glob: string | undefined): Match {
  return glob === undefined ? EVERYTHING : picomatch(glob);
}

function explains({ expectation, isRule, isCase }: Entry, caseId: string, complaint: Complaint) {
  if (!isCase(caseId)) return false;
  // A fault is no rule's.
  return complaint.ruleId === null ? expectation.rule === undefined : isRule(complaint.ruleId);
}
