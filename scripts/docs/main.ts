/**
 * Writes the pages that are made from the code: `npm run docs`. With `--check` nothing is written, and
 * it fails where a page is stale.
 */
import { Command } from 'commander';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readExamples } from '../../conformance/cli/evidence/examples.ts';
import { RULES } from '../../spec/rules/index.ts';
import { findExamples } from './find-examples.ts';
import { pagesOf, RULE_PAGES } from './pages.ts';
import { staleFiles } from './stale-files.ts';
import { writeExamples } from './write-examples.ts';

async function main({ check }: { readonly check?: boolean }): Promise<void> {
  const known = readExamples(RULES);
  if (check === true) {
    const stale = staleFiles(pagesOf(known));
    for (const file of stale) console.log(`stale: ${file}`);
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  const examples = await findExamples(known, (line) => console.error(line));
  writeExamples(examples);
  const pages = pagesOf(examples);
  rmSync(RULE_PAGES, { recursive: true, force: true });
  for (const [page, text] of pages) {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, text);
  }
  console.log(`${pages.size} pages`);
}

await new Command('docs')
  .description('writes the pages of docs that are made from the code')
  .option('--check', 'only says which of them are stale')
  .action(main)
  .parseAsync();
