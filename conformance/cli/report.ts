/** `savepoint-spec report`: reports of one adapter or several, of today and before, on one page. */
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { pageOf } from '../report/html/page.ts';
import type { ShownBaseline } from '../report/html/trends.ts';
import { readBaseline } from './baseline/baseline.ts';
import type { Baseline } from './baseline/baseline.ts';
import { movedBetween } from './baseline/moved-between.ts';
import { orCannotWork, readText } from './file-work.ts';
import { WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { reportFrom } from './run/report-text.ts';
import { shownReport } from './run/shown-report.ts';

interface ReportFlags {
  readonly html: string;
  readonly baseline?: readonly string[];
}

/** The command. */
export function build(io: Io): Command {
  return new Command('report')
    .argument('[report...]', 'files that run wrote, oldest first')
    .option('--baseline <file...>', 'baselines whose trend is shown, oldest first')
    .option('--html <file>', 'where the page goes', 'report.html')
    .action((files: readonly string[], { html, baseline = [] }: ReportFlags) => {
      if (files.length + baseline.length === 0)
        throw new WrongUse('There is nothing to show: give a report.json of run, or --baseline.');
      const reports = files.map((file) => shownReport(file, reportFrom(readText(file), file)));
      const page = pageOf(reports, shownBaselines(baseline));
      orCannotWork('write', html, () => writeFileSync(html, page));
      io.out(`Page: ${html}`);
    });
}

function shownBaselines(files: readonly string[]): ShownBaseline[] {
  const baselines = files.map((file) => readBaseline(readText(file), file));
  return baselines.map((baseline, index) =>
    shownBaseline(files[index]!, baseline, baselines[index - 1]),
  );
}

function shownBaseline(label: string, baseline: Baseline, before?: Baseline): ShownBaseline {
  const moved = before === undefined ? null : movedBetween(before, baseline);
  return { ...baseline, label, moved };
}
