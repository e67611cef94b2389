/**
 * Puts the bugs of Flink's past to the releases that have them and to those that mended them, and
 * writes `docs/past-bugs.md`: `npm run past-bugs -- --ticket FLINK-21351 …`; `--all` for every ticket
 * that a release shows; without either, the page alone.
 */
import { Command } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { collect } from '../../conformance/cli/options.ts';
import { openFlink } from '../open-flink.ts';
import { PAGE, pageOf, WITNESSED } from './page.ts';
import type { Witnessed } from './page.ts';
import { SHOWN_BUGS } from './shown-bugs.ts';
import { witness } from './witness.ts';
import type { Seen } from './witness.ts';

async function main({ ticket, all }: { readonly ticket: readonly string[]; readonly all?: true }) {
  const witnessed: Record<string, Seen> = {
    ...(JSON.parse(readFileSync(WITNESSED, 'utf8')) as Witnessed),
  };
  for (const { ticket: each, shown } of SHOWN_BUGS) {
    if (shown.by !== 'witness' || (all !== true && !ticket.includes(each))) continue;
    const seen = await witness(shown, openRelease);
    witnessed[each] = seen;
    writeFileSync(WITNESSED, `${JSON.stringify(witnessed, null, 2)}\n`);
    console.log(`${each}: Flink ${shown.broken} breaks ${shown.ruleId}, ${shown.mended} does not`);
    console.log(`  ${seen.caseId}: expected ${seen.expected}, seen ${seen.seen}`);
  }
  const style = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(pageOf(witnessed), { ...style, filepath: PAGE }));
}

async function openRelease(release: string) {
  const { session } = await openFlink(release, { progress: (line) => console.error(line) });
  return session;
}

await new Command('past-bugs')
  .description("asks real releases of Flink for bugs of Flink's past, and writes docs/past-bugs.md")
  .option('--ticket <ticket>', 'a ticket, more than once', collect, [])
  .option('--all', 'every ticket that a release shows')
  .action(main)
  .parseAsync();
