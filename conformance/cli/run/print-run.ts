/** Prints what came of a run. */
import { RULES } from '../../../spec/rules/index.ts';
import type { Question } from '../../../spec/model/case.ts';
import type { Report } from '../../report/report.ts';
import { caseLines } from '../../report/terminal/case-lines.ts';
import {
  closingLine,
  colorsFor,
  endLines,
  failureLines,
  ruleLines,
  skipLines,
  unchargedLines,
} from '../../report/terminal/summary.ts';
import type { RunResult } from '../../runner/run.ts';
import type { Io } from '../io.ts';

/** What is told beside the report. */
export interface Told {
  readonly result: RunResult;
  /** Where the report lies. */
  readonly file: string;
  /** What the adapter answers. */
  readonly questions: readonly Question[];
}

/** The table of rules, the skips, the failures, and the closing line. */
export function printRun(report: Report, { result, file, questions }: Told, io: Io): void {
  const colors = colorsFor(io.coloured);
  io.out(headingOf(report));
  for (const line of ruleLines(report, colors)) io.out(line);
  for (const line of skipLines(report)) io.out(line);
  result.failures.forEach(({ smallest }, index) => {
    io.out('');
    const lines = failureLines(report.failures[index]!, caseLines(smallest), colors);
    for (const line of lines) io.out(line);
  });
  io.out('');
  for (const line of unchargedLines(report, colors)) io.out(line);
  for (const line of idleLines(report, questions)) io.out(line);
  io.out(`Report: ${file}`);
  if (report.totals.passed + report.totals.failed === 0) io.out('No case was judged.');
  for (const line of endLines(report)) io.out(line);
  io.out(closingLine(report));
}

function headingOf(report: Report): string {
  const { adapter, adapterVersion, profile, seed, cases, suiteVersion, totals } = report;
  const asked = totals.passed + totals.failed + totals.skipped;
  return `${adapter} ${adapterVersion} as ${profile}: ${asked} cases, out of ${cases} of seed ${seed} and those of real savepoints, suite ${suiteVersion}`;
}

/** Rules that lack cases, told apart by whether more cases would help. */
function idleLines({ rules }: Report, questions: readonly Question[]): string[] {
  const idle = rules.filter(({ status }) => status === 'not exercised').map(({ id }) => id);
  const isAnswered = (id: string): boolean => {
    const rule = RULES.find((each) => each.id === id);
    return rule !== undefined && questions.includes(rule.question);
  };
  const reachable = idle.filter(isAnswered).length;
  const beyond = idle.length - reachable;
  return [
    ...(beyond === 0
      ? []
      : [`${beyond} rules speak of questions that the adapter does not answer.`]),
    ...(reachable === 0
      ? []
      : [
          `${reachable} rules lack cases on a side: more --cases reach more of them, unless the adapter skips those.`,
        ]),
  ];
}
