/** Reports for tests. */
import type { FailureReport, Report } from '../report.ts';

/** What an adapter might say to break the form that it is told in. */
export const HOSTILE =
  ']]> <a href="x">&amp;\u0000\u001B[2J\uD800 \u007F # ok 1\n::error::100%,\r\n  ::add-mask::x\n##[debug]y\n...\n--- Bail out!';

/** A failure in all of its fields. */
export function failure(change: Partial<FailureReport> = {}): FailureReport {
  return {
    caseId: 'restore/s7/000001:0',
    ruleId: 'register/counter-goes-on',
    verdict: 'broken',
    expected: 'next checkpoint ID 8',
    seen: 'next checkpoint ID 7',
    count: 3,
    replay: 'npx savepoint-spec replay restore/s7/000001:0 --adapter x',
    first: { caseId: 'restore/s7/000001', position: 1 },
    ...change,
  };
}

/** A report with a rule of each status, and a crash. */
export function report(change: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    suiteVersion: 1,
    seed: 7,
    cases: 10,
    profile: 'flink-2.3.0',
    adapter: 'sample',
    adapterVersion: '1',
    totals: { passed: 5, failed: 4, skipped: 1 },
    rules: [
      { id: 'decode/needs-every-byte', status: 'held', sides: { cut: 1, whole: 4 }, broken: 0 },
      {
        id: 'decode/refuses-other-files',
        status: 'not exercised',
        sides: { refuses: 0, reads: 4 },
        broken: 0,
      },
      {
        id: 'register/counter-goes-on',
        status: 'broken',
        sides: { goesOn: 3, wraps: 0 },
        broken: 3,
      },
      {
        id: 'open/incremental-needs-a-database',
        status: 'not exercised',
        sides: { opens: 0, refuses: 0 },
        broken: 0,
      },
    ],
    failures: [
      failure(),
      failure({
        caseId: 'decode/s7/000002',
        ruleId: null,
        verdict: 'crashed',
        expected: 'an answer',
        seen: 'killed by SIGSEGV',
        count: 1,
      }),
    ],
    skips: [{ why: 'sample does not answer the question open', count: 1 }],
    uncharged: [],
    end: { how: 'complete' },
    questions: ['decode', 'encode', 'restore'],
    ...change,
  };
}
