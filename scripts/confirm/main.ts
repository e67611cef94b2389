/**
 * Has real Flink of every line judged by all rules, and writes down in how many cases each held:
 * `npm run confirm`. `--release` and `--rule` ask some alone, and keep what is known of the others.
 */
import { Command } from 'commander';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIRMED_FILE, readConfirmed } from '../../conformance/cli/evidence/confirmed.ts';
import type { Confirmed } from '../../conformance/cli/evidence/confirmed.ts';
import { casesOf, collect, OPTION_TEXTS, selectedRules } from '../../conformance/cli/options.ts';
import { SUITE_VERSION } from '../../conformance/generate/index.ts';
import { compareReleases, NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { RULES } from '../../spec/rules/index.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { judgeRelease } from './judge-release.ts';
import { withRelease } from './written-down.ts';

const SEED = 20_261_124;

const FILE = join(PROJECT_ROOT, CONFIRMED_FILE);

interface Flags {
  readonly release: readonly string[];
  readonly rule: readonly string[];
  readonly cases: string;
}

async function main(flags: Flags): Promise<void> {
  const cases = casesOf(flags.cases);
  const rules = selectedRules(RULES, flags.rule);
  const isPart = flags.release.length > 0 || flags.rule.length > 0;
  const asked = flags.release.length > 0 ? flags.release : NEWEST_RELEASES;
  let confirmed: Confirmed = {
    suiteVersion: SUITE_VERSION,
    seed: SEED,
    cases,
    releases: [...NEWEST_RELEASES],
    rules: isPart && existsSync(FILE) ? readConfirmed().rules : {},
  };
  for (const release of asked.toSorted(compareReleases)) {
    const judged = await judgeRelease(release, { seed: SEED, count: cases, rules });
    confirmed = withRelease(confirmed, release, judged, rules);
    writeFileSync(FILE, `${JSON.stringify(confirmed)}\n`);
    const broken = Object.entries(judged).filter(([, rule]) => rule.broken > 0);
    console.log(`${release}: ${broken.length} rules broken`);
    for (const [id, { broken: count }] of broken) console.log(`  ${id} in ${count} cases`);
    if (broken.length > 0) process.exitCode = 1;
  }
}

await new Command('confirm')
  .description('has real Flink of every line judged by all rules, and writes down what held')
  .option('--release <release>', 'only this one; may be given more than once', collect, [])
  .option(...OPTION_TEXTS.rule, collect, [])
  .option('--cases <number>', 'how many cases are generated for each', '3000')
  .action(main)
  .parseAsync();
