/** `savepoint-spec report`: reports of one adapter or several, of today and before, on one page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { pageOf } from '../report/html/page.ts';
import type { Report } from '../report/report.ts';
import { CannotWork } from './io.ts';
import type { Io } from './io.ts';
import { readJsonFile } from './json-file.ts';
import { shownReport } from './run/shown-report.ts';

const SCHEMA = new URL('../report/report.schema.json', import.meta.url);

/** The command. */
export function build(io: Io): Command {
  return new Command('report')
    .argument('<report...>', 'files that run wrote, oldest first')
    .option('--html <file>', 'where the page goes', 'report.html')
    .action((files: readonly string[], { html }: { readonly html: string }) => {
      const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
      const page = pageOf(
        files.map((file) =>
          shownReport(file, readJsonFile<Report>(file, { what: 'report', schema })),
        ),
      );
      try {
        writeFileSync(html, page);
      } catch (error) {
        throw new CannotWork(`Cannot write ${html}: ${(error as Error).message}`);
      }
      io.out(`Page: ${html}`);
    });
}
