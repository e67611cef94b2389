/** `savepoint-spec merge`: reports of shards to one. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { SUITE_VERSION } from '../generate/index.ts';
import { NotEvents, readRun } from '../report/events/read-run.ts';
import { reportOfEvents } from '../report/events/rebuild.ts';
import { mergeReports, NotOneRun } from '../report/merge.ts';
import type { NamedReport } from '../report/merge.ts';
import { judgedAs } from '../report/report.ts';
import type { Report } from '../report/report.ts';
import { CannotWork, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { OPTION_TEXTS } from './options.ts';
import { failureFile, keepFailures } from './run/failure-files.ts';
import { annotate, formsOf, REPORT_OPTION, writeForms } from './run/forms.ts';
import { printRun } from './run/print-run.ts';
import { claimReportFile } from './run/report-file.ts';
import { reportFrom } from './run/report-text.ts';
import { verdictOf } from './run/verdict.ts';
import { findCase } from './suite.ts';

interface MergeFlags {
  readonly out: string;
  readonly report: string;
  readonly json?: boolean;
}

/** The command. */
export function build(io: Io): Command {
  return new Command('merge')
    .argument(
      '<report...>',
      'reports of all shards of a run, their folders, or their events.ndjson',
    )
    .option(...OPTION_TEXTS.out, 'out')
    .option(...REPORT_OPTION)
    .option('--json', 'the report on standard output, and nothing else')
    .addHelpText('after', EXIT_TEXT)
    .action((paths: string[], flags: MergeFlags) => merge(paths, flags, io));
}

const EXIT_TEXT = `
The report is what the run would have written without --shard, and the exit code is what it would have ended with.
Reports of different runs, of a shard that is given twice, or of one that did not come to its end, exit with 2.`;

function merge(paths: readonly string[], flags: MergeFlags, io: Io): void {
  const forms = formsOf(flags.report, process.env);
  const report = merged(paths.map(readNamed));
  const profile = judgedAs(report.profile, report.dialect);
  if (profile === undefined || report.suiteVersion !== SUITE_VERSION) {
    throw new WrongUse(
      `The reports are of suite ${report.suiteVersion} and ${report.profile}; this is suite ${SUITE_VERSION}. Merge them with the version of savepoint-spec that wrote them.`,
    );
  }
  const file = claimReportFile(flags.out);
  const smallest = report.failures.map(({ caseId }) => {
    const subject = findCase(caseId, profile);
    if (subject === null) throw new WrongUse(`No case has the ID ${caseId} that a report names.`);
    return subject;
  });
  const whose = { out: flags.out, adapter: report.adapter, profile: profile.id };
  const failures = report.failures.map((complaint, index) => ({
    complaint,
    smallest: smallest[index]!,
  }));
  keepFailures(
    whose,
    failures.filter(({ complaint }) => complaint.known === undefined),
  );
  file.write(report);
  const files = [file.path, ...writeForms(report, smallest, forms, file)];
  io.exitCode = verdictOf(report);
  if (flags.json === true) io.out(JSON.stringify(report));
  else {
    const fileOf = (failure: Report['failures'][number]): string => failureFile(whose, failure);
    printRun(report, { smallest, files, fileOf }, io);
  }
  if (forms.has('github')) annotate(report, process.env, io);
}

function merged(reports: readonly NamedReport[]): Report {
  try {
    return mergeReports(reports);
  } catch (error) {
    if (error instanceof NotOneRun) throw new WrongUse(error.message);
    throw error;
  }
}

function readNamed(given: string): NamedReport {
  try {
    const name = statSync(given).isDirectory() ? join(given, 'report.json') : given;
    return {
      name,
      report: name.endsWith('.ndjson')
        ? readEvents(name)
        : reportFrom(readFileSync(name, 'utf8'), name),
    };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new CannotWork(
      `Cannot read ${given}: ${(error as Error).message}. A shard leaves report.json and events.ndjson in its --out.`,
    );
  }
}

function readEvents(name: string): Report {
  let report: Report | null;
  try {
    report = reportOfEvents(readRun(name));
  } catch (error) {
    if (error instanceof NotEvents)
      throw new WrongUse(`${name} is no file of events: ${error.message}.`);
    throw error;
  }
  if (report === null) {
    throw new WrongUse(
      `${name} breaks off: it has no footer, since its run was killed or goes on. Run that shard again with --resume, and merge then.`,
    );
  }
  return report;
}
