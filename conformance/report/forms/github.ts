/** A report as annotations of GitHub Actions, and as the summary of a job. */
import { suitesOf } from '../test-cases.ts';
import type { TestCase } from '../test-cases.ts';
import { judgedIn } from '../report.ts';
import type { Report } from '../report.ts';
import { closingLine } from '../terminal/summary.ts';
import { visible } from '../words/visible.ts';

/** GitHub shows ten of a kind for each step; the last of ours tells how many are left out. */
const SHOWN = 10;

/**
 * Workflow commands, a line each: an error for each rule that is broken and each fault, a warning
 * where nothing was judged.
 */
export function githubLines(report: Report): string[] {
  const failed = failedTests(report);
  const shown = failed.length <= SHOWN ? failed : failed.slice(0, SHOWN - 1);
  const { adapter, profile } = report;
  const lines = shown.map(({ name, why, details }) =>
    command('error', `${name}, ${adapter} as ${profile}`, [why, ...details].join('\n')),
  );
  if (shown.length < failed.length) {
    const left = failed.slice(SHOWN - 1).map(({ name }) => name);
    const title = `${left.length} more, ${adapter} as ${profile}`;
    lines.push(command('error', title, left.join('\n')));
  }
  if (judgedIn(report) === 0)
    lines.push(command('warning', `${adapter} as ${profile}`, 'No case was judged.'));
  return lines;
}

function failedTests(report: Report): TestCase[] {
  const tests = suitesOf(report).flatMap((suite) => suite.tests);
  return tests.filter(({ outcome }) => outcome === 'failed');
}

function command(level: 'error' | 'warning', title: string, message: string): string {
  return `::${level} title=${property(title)}::${data(message)}`;
}

/** `%`, and what ends a line, as the runner reads them back. */
function data(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Markdown for the summary of a job: what a person wants to know without opening the log. */
export function githubSummary(report: Report): string {
  const { adapter, adapterVersion, profile, seed } = report;
  const held = report.rules.filter(({ status }) => status === 'held').length;
  const failed = failedTests(report);
  const rows = failed.map(({ name, why }) => `| ${cell(name)} | ${cell(why)} |`);
  return [
    `### ${cell(`${adapter} ${adapterVersion} as ${profile}`)}`,
    '',
    `${closingLine(report)}; ${held} of ${report.rules.length} rules held. Seed ${seed}.`,
    '',
    ...(rows.length === 0 ? [] : ['| fails | how |', '| --- | --- |', ...rows, '']),
  ].join('\n');
}

/** Text that stands for itself in a cell of a table. */
function cell(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_{}[\]()#+!|<>&~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ');
}
