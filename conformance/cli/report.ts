/** `savepoint-spec report`: reports of one adapter or several, of today and before, on one page. */
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { pageOf } from '../report/html/page.ts';
import { orCannotWork, readText } from './file-work.ts';
import type { Io } from './io.ts';
import { reportFrom } from './run/report-text.ts';
import { shownReport } from './run/shown-report.ts';

/** The command. */
export function build(io: Io): Command {
  return new Command('report')
    .argument('<report...>', 'files that run wrote, oldest first')
    .option('--html <file>', 'where the page goes', 'report.html')
    .action((files: readonly string[], { html }: { readonly html: string }) => {
      const page = pageOf(files.map((file) => shownReport(file, reportFrom(readText(file), file))));
      orCannotWork('write', html, () => writeFileSync(html, page));
      io.out(`Page: ${html}`);
    });
}
