/** What a run exits with. */
import { judgedIn } from '../../report/report.ts';
import type { Report } from '../../report/report.ts';
import { isOutdated } from '../../runner/expectations.ts';
import { isFailure } from '../../runner/late-faults.ts';
import { EXIT, exitCodeOf } from '../io.ts';
import type { ExitCode } from '../io.ts';

/** The exit code that a report makes. */
export function verdictOf(report: Report): ExitCode {
  const { totals, uncharged, earlier = [], expectations = [], end } = report;
  if (end.how === 'interrupted') return exitCodeOf(end.why);
  if (end.how === 'adapter lost') return EXIT.failed;
  const isUnruly = uncharged.some(isFailure);
  const isBroken = earlier.some(({ now }) => now === 'fails');
  const isOutOfDate = expectations.some(isOutdated);
  if (totals.failed > 0 || isUnruly || isBroken || isOutOfDate) return EXIT.no;
  return judgedIn(report) === 0 ? EXIT.failed : EXIT.yes;
}
