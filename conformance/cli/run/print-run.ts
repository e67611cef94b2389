/** Prints what came of a run. */
import type { Report } from '../../report/report.ts';
import { caseLines } from '../../report/terminal/case-lines.ts';
import {
  closingLine,
  colorsFor,
  failureLines,
  ruleLines,
  skipLines,
} from '../../report/terminal/summary.ts';
import type { RunResult } from '../../runner/run.ts';
import type { Io } from '../io.ts';

/** The table of rules, the skips, the failures, and the closing line. */
export function printRun(report: Report, result: RunResult, file: string, io: Io): void {
  const colors = colorsFor(io.coloured);
  const { adapter, adapterVersion, profile, seed, cases, suiteVersion } = report;
  io.out(
    `${adapter} ${adapterVersion} as ${profile}: ${cases} cases of seed ${seed}, suite ${suiteVersion}`,
  );
  for (const line of ruleLines(report, colors)) io.out(line);
  for (const line of skipLines(report)) io.out(line);
  result.failures.forEach(({ smallest }, index) => {
    io.out('');
    const lines = failureLines(report.failures[index]!, caseLines(smallest), colors);
    for (const line of lines) io.out(line);
  });
  io.out('');
  const idle = report.rules.filter(({ status }) => status === 'not exercised').length;
  if (idle > 0) io.out(`${idle} rules lack cases on a side: more --cases reach more of them.`);
  io.out(`Report: ${file}`);
  if (report.totals.passed + report.totals.failed === 0) io.out('No case was judged.');
  io.out(closingLine(report));
}
