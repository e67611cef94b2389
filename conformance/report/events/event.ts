/** The events of a run: one line of JSON each, written while the run goes on. */
import type { Question } from '../../../spec/model/case.ts';
import type { CaseRecord, LateRecord } from '../../runner/case-record.ts';
import type { Expectation } from '../../runner/expectations.ts';
import type { Complaint } from '../../runner/outcome.ts';
import type { RunEnd } from '../../runner/run.ts';
import type { DialectReport, EarlierFailure, Report, ShardReport } from '../report.ts';

/** Raised whenever older readers could not understand a file of events any more. */
export const EVENTS_SCHEMA_VERSION = 1;

/** The first line: which run this is. */
export interface HeaderEvent {
  readonly type: 'header';
  readonly schemaVersion: typeof EVENTS_SCHEMA_VERSION;
  readonly suiteVersion: number;
  readonly harnessVersion: string;
  readonly seed: number;
  readonly cases: number;
  readonly profile: string;
  readonly adapter: string;
  readonly adapterVersion: string;
  /** The adapter as it was given, and how it was talked to. */
  readonly options: Readonly<Record<string, string>>;
  readonly shard: ShardReport | null;
  /** What the adapter answers. */
  readonly questions: readonly Question[];
  /** Rules that were asked for and that the adapter does not claim. */
  readonly notClaimed: readonly string[];
  /** Where the adapter differs from the release on purpose; `null` where it does not. */
  readonly dialect: DialectReport | null;
  /** Failures that are known; `null` where none are given. */
  readonly expected: readonly Expectation[] | null;
  /** The rules that judge, in the order by which `sides` and `broken` of cases number them. */
  readonly rules: readonly { readonly id: string; readonly sides: readonly string[] }[];
}

/** What came of a case. */
export interface CaseEvent {
  readonly type: 'case';
  readonly position: number;
  readonly caseId: string;
  readonly counted: CaseRecord['counted'];
  readonly sides?: readonly number[];
  readonly broken?: readonly number[];
  readonly complaints?: readonly Complaint[];
  readonly why?: string;
}

/** A fault that showed after its case had been counted, or that is no case's. */
export interface LateFaultEvent extends LateRecord {
  readonly type: 'late fault';
}

/** The smallest case that was found of a way to fail. */
export interface FailureEvent extends Complaint {
  readonly type: 'failure';
  readonly caseId: string;
  /** The command that asks the case again. */
  readonly replay: string;
}

/** What came of a failure of an earlier run. */
export interface EarlierEvent extends EarlierFailure {
  readonly type: 'earlier failure';
}

/** The last line. Without it the run did not come to its end. */
export interface FooterEvent {
  readonly type: 'footer';
  readonly totals: Report['totals'];
  readonly end: RunEnd;
}

/** A line of a file of events. */
export type RunEvent =
  HeaderEvent | CaseEvent | LateFaultEvent | FailureEvent | EarlierEvent | FooterEvent;

/** The event of a case, without what is empty. */
export function caseEvent(record: CaseRecord): CaseEvent {
  const { position, caseId, counted, sides, broken, complaints, why } = record;
  return {
    type: 'case',
    position,
    caseId,
    counted,
    ...(sides.length === 0 ? {} : { sides }),
    ...(broken.length === 0 ? {} : { broken }),
    ...(complaints.length === 0 ? {} : { complaints }),
    ...(why === null ? {} : { why }),
  };
}

/** The inverse of {@link caseEvent}. */
export function recordOf(event: CaseEvent): CaseRecord {
  const { position, caseId, counted, sides = [], broken = [], complaints = [], why } = event;
  return { position, caseId, counted, sides, broken, complaints, why: why ?? null };
}
