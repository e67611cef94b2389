/** Prints what came of a run. */
import type { Case } from '../../../spec/model/case.ts';
import { countedIn, judgedIn } from '../../report/report.ts';
import type { FailureReport, Report } from '../../report/report.ts';
import { suitesOf } from '../../report/test-cases.ts';
import { caseLines } from '../../report/terminal/case-lines.ts';
import {
  closingLine,
  colorsFor,
  endLines,
  expectationLines,
  failureLines,
  ruleCountLine,
  ruleLines,
  skipLines,
  unchargedLines,
} from '../../report/terminal/summary.ts';
import { harmless, inOneLine } from '../../report/words/visible.ts';
import type { Io } from '../io.ts';
import { printEarlier } from './earlier.ts';

/** What is told beside the report. */
export interface Told {
  /** The smallest cases of the report's failures. */
  readonly smallest: readonly Case[];
  /** Where the report lies, in each of its forms. */
  readonly files: readonly string[];
  /** Where the smallest case of a failure is kept; `null` where it is not. */
  readonly fileOf: (failure: FailureReport) => string | null;
}

/** The table of rules, the skips, the failures, and the closing line. */
export function printRun(report: Report, told: Told, io: Io): void {
  const { smallest, files, fileOf } = told;
  const colors = colorsFor(io.coloured);
  printEarlier(report.earlier ?? [], io);
  io.out(headingOf(report));
  for (const line of ruleLines(report, colors)) io.out(line);
  for (const line of skipLines(report)) io.out(line);
  report.failures.forEach((failure, index) => {
    io.out('');
    const lines = failureLines(failure, caseLines(smallest[index]!), colors);
    for (const line of lines) io.out(line);
    const kept = fileOf(failure);
    if (kept !== null) io.out(`  kept in   ${kept}`);
  });
  io.out('');
  for (const line of unchargedLines(report, colors)) io.out(line);
  for (const line of idleLines(report)) io.out(line);
  for (const line of expectationLines(report, colors)) io.out(line);
  io.out(`Report: ${files.join(', ')}`);
  io.out(ruleCountLine(report));
  if (judgedIn(report) === 0) io.out('No case was judged.');
  for (const line of endLines(report)) io.out(line);
  io.out(closingLine(report));
}

function headingOf(report: Report): string {
  const { adapter, adapterVersion, profile, seed, cases, suiteVersion, shard } = report;
  const asked = countedIn(report);
  const fork = report.dialect === undefined ? '' : ` in the dialect ${report.dialect.name}`;
  const part = shard === undefined ? '' : `, shard ${shard.index}/${shard.count}`;
  return `${harmless(inOneLine(`${adapter} ${adapterVersion}`))} as ${profile}${harmless(inOneLine(fork))}: ${asked} cases (${cases} generated from seed ${seed}, and real savepoints, as far as they ask what it answers), suite ${suiteVersion}${part}`;
}

/** Rules that lack cases, told apart by whether more cases would help. */
function idleLines(report: Report): string[] {
  const outcomes = suitesOf(report).flatMap(({ tests }) => tests.map(({ outcome }) => outcome));
  const { expectations = [], notClaimed = [] } = report;
  const notJudged = expectations.filter(({ status }) => status === 'not judged').length;
  const skipped = outcomes.filter((outcome) => outcome === 'skipped').length;
  const beyond = skipped - notClaimed.length - notJudged;
  const reachable = outcomes.filter((outcome) => outcome === 'not exercised').length;
  return [
    ...(notClaimed.length === 0
      ? []
      : [
          `${amountOf(notClaimed.length, 'rule is', 'rules are')} not claimed by the adapter, and not judged.`,
        ]),
    ...(beyond === 0
      ? []
      : [
          `${amountOf(beyond, 'rule speaks', 'rules speak')} of questions that the adapter does not answer.`,
        ]),
    ...(reachable === 0
      ? []
      : [`${amountOf(reachable, 'rule lacks', 'rules lack')} cases on a side: ${whyIdle(report)}`]),
  ];
}

/** Of what it was asked the adapter skips at least this share where that is the likelier reason. */
const MOST = 0.5;

function whyIdle(report: Report): string {
  const { skipped } = report.totals;
  const asked = countedIn(report);
  return skipped > asked * MOST
    ? `the adapter skipped ${skipped} of ${asked} cases.`
    : 'more --cases reach more of them, unless the adapter skips those.';
}

function amountOf(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
