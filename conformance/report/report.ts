/** The report of a run as JSON, from which every other form is made. */
import type { Question } from '../../spec/model/case.ts';
import { withBehaviours } from '../../spec/profiles/behaviours.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { CountedExpectation } from '../runner/expectations.ts';
import type { Complaint } from '../runner/outcome.ts';
import type { RunEnd, RunResult } from '../runner/run.ts';
import type { FailureGroup, RuleTally, Totals } from '../runner/tally.ts';
import type { UnchargedFault } from '../runner/uncharged.ts';

/** Raised whenever older readers could not understand a report any more. */
export const REPORT_SCHEMA_VERSION = 1;

/** Whether a rule held: `not exercised` where one of its sides had no case. */
export type RuleStatus = 'held' | 'broken' | 'not exercised';

/** What a run saw of a rule. */
export interface RuleReport {
  readonly id: string;
  readonly status: RuleStatus;
  /** Cases by side. */
  readonly sides: Readonly<Record<string, number>>;
  /** Cases in which it was broken. */
  readonly broken: number;
}

/** One way in which cases failed, with the smallest case that shows it. */
export interface FailureReport {
  readonly caseId: string;
  /** `null` where the adapter did not answer. */
  readonly ruleId: string | null;
  readonly verdict: Complaint['verdict'];
  readonly expected: string;
  readonly seen: string;
  /** How many cases failed in this way. */
  readonly count: number;
  /** The command that asks the case again. */
  readonly replay: string;
  /** Of the run's cases the first one that failed in this way, and its place among them, from 0 on. */
  readonly first: { readonly caseId: string; readonly position: number };
  /** Why it was to be expected; absent where it was not. */
  readonly known?: NonNullable<Complaint['known']>;
}

/** A failure of an earlier run, which was tried before the run's own cases. It is none of them. */
export interface EarlierFailure {
  readonly caseId: string;
  readonly ruleId: string | null;
  readonly verdict: Complaint['verdict'];
  /** What came of it now. */
  readonly now: 'fails' | 'holds' | 'skipped';
  /** The command that asks the case again. */
  readonly replay: string;
}

/** A part of a run's cases: the `index`th of `count`, from 1 on. */
export interface ShardReport {
  readonly index: number;
  readonly count: number;
}

/** Where a fork differs from the release that it is judged as. */
export interface DialectReport {
  readonly name: string;
  readonly changes: readonly {
    /** Such as `restore.retention`. */
    readonly behaviour: string;
    readonly value: unknown;
    readonly reason: string;
    readonly link?: string;
  }[];
}

/** A report, as `report.schema.json` describes it. */
export interface Report {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  /** Figures of two reports may be compared where these are equal. */
  readonly suiteVersion: number;
  readonly seed: number;
  /** How many cases were generated; real savepoints come on top. */
  readonly cases: number;
  readonly profile: string;
  readonly adapter: string;
  readonly adapterVersion: string;
  readonly totals: Totals;
  readonly rules: readonly RuleReport[];
  readonly failures: readonly FailureReport[];
  /** Skipped cases by their reason. */
  readonly skips: readonly { readonly why: string; readonly count: number }[];
  /** Faults of the adapter that are no case's. */
  readonly uncharged: readonly UnchargedFault[];
  /** Whether all cases were asked; if not, everything here is what was counted by then. */
  readonly end: RunEnd;
  /** Of which part of the cases this is the report; absent where all were asked. */
  readonly shard?: ShardReport;
  /** Failures of earlier runs; absent where there were none. */
  readonly earlier?: readonly EarlierFailure[];
  /** What the adapter answers; the rest was skipped. Absent from reports of older versions. */
  readonly questions?: readonly Question[];
  /** Rules that the adapter does not claim, which were not judged; absent where it claims all. */
  readonly notClaimed?: readonly string[];
  /** Where the adapter differs from the release on purpose; absent where it does not. */
  readonly dialect?: DialectReport;
  /** Known failures and what became of each; absent where none were given. */
  readonly expectations?: readonly CountedExpectation[];
}

/** What a run was started with, as far as a report tells it. */
export interface RunHeading {
  readonly suiteVersion: number;
  readonly seed: number;
  readonly cases: number;
  readonly profile: Pick<Profile, 'id'>;
  readonly adapter: string;
  readonly adapterVersion: string;
  readonly questions?: readonly Question[];
  readonly expectations?: readonly CountedExpectation[] | undefined;
  readonly notClaimed?: readonly string[];
  readonly dialect?: DialectReport | undefined;
  /** The command that asks a case again. */
  readonly replayOf: (caseId: string) => string;
  /** `null` where all cases are asked. */
  readonly shard?: ShardReport | null;
  readonly earlier?: readonly EarlierFailure[];
}

/** What a report is made of. Of a failure's smallest case the ID does. */
export interface Reported extends Pick<RunResult, 'tally' | 'end'> {
  readonly failures: readonly {
    readonly group: FailureGroup;
    readonly smallest: { readonly id: string };
    readonly complaint: Complaint;
  }[];
}

/** The report of a run. */
export function reportOf({ tally, failures, end }: Reported, heading: RunHeading): Report {
  const { passed, failed, skipped, known } = tally;
  const { expectations, notClaimed = [], dialect } = heading;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    suiteVersion: heading.suiteVersion,
    seed: heading.seed,
    cases: heading.cases,
    profile: heading.profile.id,
    adapter: heading.adapter,
    adapterVersion: heading.adapterVersion,
    totals: { passed, failed, skipped, ...(expectations === undefined ? {} : { known }) },
    rules: Array.from(tally.rules.values(), ruleReport),
    failures: failures.map(({ group, smallest, complaint }) => ({
      caseId: smallest.id,
      ruleId: group.ruleId,
      verdict: group.verdict,
      expected: complaint.expected,
      seen: complaint.seen,
      count: group.count,
      replay: heading.replayOf(smallest.id),
      first: { caseId: group.first.caseId, position: group.first.position },
      ...(complaint.known === undefined ? {} : { known: complaint.known }),
    })),
    skips: tally.skips.entries(),
    uncharged: tally.uncharged.entries(),
    end,
    ...(heading.shard == null ? {} : { shard: heading.shard }),
    ...(heading.earlier === undefined || heading.earlier.length === 0
      ? {}
      : { earlier: heading.earlier }),
    ...(heading.questions === undefined ? {} : { questions: heading.questions }),
    ...(expectations === undefined ? {} : { expectations }),
    ...(notClaimed.length === 0 ? {} : { notClaimed }),
    ...(dialect === undefined ? {} : { dialect: { name: dialect.name, changes: dialect.changes } }),
  };
}

/** What a run saw of a rule. */
export function ruleReport({ rule, sides, broken }: RuleTally): RuleReport {
  return { id: rule.id, status: statusOf(sides, broken), sides: { ...sides }, broken };
}

/** Whether a rule held, by its cases. */
export function statusOf(sides: Readonly<Record<string, number>>, broken: number): RuleStatus {
  if (broken > 0) return 'broken';
  return Object.values(sides).every((cases) => cases > 0) ? 'held' : 'not exercised';
}

/** What a run judged by; `undefined` for a release that is not known here. */
export function judgedAs(
  profile: string,
  dialect: DialectReport | null | undefined,
): Profile | undefined {
  const release = findProfile(profile);
  return release === undefined ? undefined : withBehaviours(release, dialect?.changes ?? []);
}

/** Cases that were judged. */
export function judgedIn({
  totals: { passed, failed, known = 0 },
}: Pick<Report, 'totals'>): number {
  return passed + failed + known;
}

/** Cases that were counted. */
export function countedIn(report: Pick<Report, 'totals'>): number {
  return judgedIn(report) + report.totals.skipped;
}
