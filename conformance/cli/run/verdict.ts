/** What a run exits with. */
import type { Report } from '../../report/report.ts';
import { isFailure } from '../../runner/late-faults.ts';
import { EXIT, exitCodeOf } from '../io.ts';
import type { ExitCode } from '../io.ts';

/** The exit code that a report makes. */
export function verdictOf({ totals, uncharged, earlier = [], end }: Report): ExitCode {
  if (end.how === 'interrupted') return exitCodeOf(end.why);
  if (end.how === 'adapter lost') return EXIT.failed;
  const isUnruly = uncharged.some(isFailure);
  const isBroken = earlier.some(({ now }) => now === 'fails');
  if (totals.failed > 0 || isUnruly || isBroken) return EXIT.no;
  return totals.passed === 0 ? EXIT.failed : EXIT.yes;
}
