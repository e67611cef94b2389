/** The option `--report`: in which forms a report is written beside its JSON. */
import { appendFileSync } from 'node:fs';
import type { Case } from '../../../spec/model/case.ts';
import { githubLines, githubSummary } from '../../report/forms/github.ts';
import { junitOf } from '../../report/forms/junit.ts';
import { tapOf } from '../../report/forms/tap.ts';
import { pageOf } from '../../report/html/page.ts';
import type { Report } from '../../report/report.ts';
import { WrongUse } from '../io.ts';
import type { Io } from '../io.ts';
import { shownReport } from './shown-report.ts';
import type { ReportFile } from './report-file.ts';

/** Forms that are files, each with its name and what makes it. */
const FILES = {
  junit: { name: 'junit.xml', textOf: junitOf },
  tap: { name: 'report.tap', textOf: tapOf },
  html: {
    name: 'report.html',
    textOf: (report: Report, smallest: readonly Case[]) =>
      pageOf([shownReport('this run', report, smallest)]),
  },
} as const;

/** A form of a report. */
export type Form = keyof typeof FILES | 'github';

const FORM_NAMES: readonly Form[] = ['junit', 'tap', 'html', 'github'];

const NONE = 'none';

/** The option of each command that leaves a report. */
export const REPORT_OPTION = [
  '--report <forms>',
  `beside report.json: some of ${FORM_NAMES.join(', ')}, with commas, or ${NONE}; github is on in GitHub Actions`,
  'junit,tap,html',
] as const;

/** The forms of a text; in GitHub Actions annotations are one of them. */
export function formsOf(text: string, env: NodeJS.ProcessEnv): ReadonlySet<Form> {
  const forms = new Set<Form>();
  for (const name of text === NONE ? [] : text.split(',')) {
    const form = FORM_NAMES.find((each) => each === name.trim());
    if (form === undefined)
      throw new WrongUse(
        `--report takes ${FORM_NAMES.join(', ')}, with commas, or ${NONE}; not '${name}'.`,
      );
    forms.add(form);
  }
  if (env['GITHUB_ACTIONS'] === 'true') forms.add('github');
  return forms;
}

/**
 * Writes the forms that are files, and tells where they lie.
 *
 * @param smallest the cases of the report's failures
 */
export function writeForms(
  report: Report,
  smallest: readonly Case[],
  forms: ReadonlySet<Form>,
  file: ReportFile,
): string[] {
  return Object.entries(FILES)
    .filter(([form]) => forms.has(form as Form))
    .map(([, { name, textOf }]) => file.writeBeside(name, textOf(report, smallest)));
}

/**
 * Tells GitHub Actions what fails. Commands go to standard error, which the runner reads as well:
 * standard output may be the report alone.
 */
export function annotate(report: Report, env: NodeJS.ProcessEnv, io: Io): void {
  for (const line of githubLines(report)) io.err(line);
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary === undefined || summary === '') return;
  try {
    appendFileSync(summary, `${githubSummary(report)}\n`);
  } catch (error) {
    io.err(`Cannot write the summary of the job to ${summary}: ${(error as Error).message}`);
  }
}
