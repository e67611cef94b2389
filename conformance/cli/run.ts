/** `savepoint-spec run`: the suite against one adapter. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { RULES } from '../../spec/rules/index.ts';
import { SUITE_VERSION } from '../generate/index.ts';
import { reportOf } from '../report/report.ts';
import type { Report } from '../report/report.ts';
import { Progress } from '../report/terminal/progress.ts';
import { runSuite } from '../runner/run.ts';
import type { RunResult } from '../runner/run.ts';
import type { Tally } from '../runner/tally.ts';
import { adapterNamed, profileFor } from './adapter-option.ts';
import { CannotWork, EXIT } from './io.ts';
import type { Io } from './io.ts';
import { casesOf, collect, OPTION_TEXTS, seedOf, selectedRules } from './options.ts';
import { openSession, replayCommand } from './open-session.ts';
import type { SessionFlags } from './open-session.ts';
import { printRun } from './run/print-run.ts';
import { casesOfRun, shrinkFor } from './suite.ts';

/** Enough for ten cases on every side of every rule, in about a quarter of a minute. */
const DEFAULT_CASES = '10000';

interface RunFlags extends SessionFlags {
  readonly adapter: string;
  readonly profile?: string;
  readonly seed?: string;
  readonly cases: string;
  readonly rule: readonly string[];
  readonly out: string;
  readonly json?: boolean;
}

/** The command. */
export function build(io: Io): Command {
  return new Command('run')
    .requiredOption(...OPTION_TEXTS.adapter)
    .option(...OPTION_TEXTS.profile)
    .option(...OPTION_TEXTS.seed)
    .option('--cases <number>', 'how many cases are generated in all', DEFAULT_CASES)
    .option(...OPTION_TEXTS.rule, collect, [])
    .option(...OPTION_TEXTS.out, 'out')
    .option(...OPTION_TEXTS.timeout)
    .option(...OPTION_TEXTS.wire)
    .option('--json', 'the report on standard output, and nothing else')
    .action((flags: RunFlags) => run(flags, io));
}

async function run(flags: RunFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(flags.adapter);
  const profile = profileFor(adapter, flags.profile);
  const rules = selectedRules(RULES, flags.rule);
  const seed = seedOf(flags.seed);
  const cases = casesOf(flags.cases);
  const session = await openSession(adapter, flags, io);
  try {
    const progress = new Progress(io);
    const result = await runSuite({
      session,
      profile,
      rules,
      cases: casesOfRun(seed, cases, profile),
      shrink: shrinkFor(profile),
      onCase: (tally) => progress.show(() => progressText(tally, cases)),
    });
    progress.clear();
    const report = reportOf(result, {
      suiteVersion: SUITE_VERSION,
      seed,
      cases,
      profile,
      adapter: session.hello.name,
      adapterVersion: session.hello.version,
      replayOf: (caseId) => replayCommand(caseId, adapter, profile, flags),
    });
    finish(report, result, flags, io);
  } finally {
    await session.close();
  }
}

function progressText({ passed, failed, skipped }: Tally, cases: number): string {
  const done = passed + failed + skipped;
  return `${done} cases, ${failed} failed; ${cases} are generated`;
}

function finish(report: Report, result: RunResult, flags: RunFlags, io: Io): void {
  const file = join(flags.out, 'report.json');
  try {
    mkdirSync(flags.out, { recursive: true });
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new CannotWork(`Cannot write ${file}: ${(error as Error).message}`);
  }
  const { passed, failed } = report.totals;
  if (failed > 0) io.exitCode = EXIT.no;
  else if (passed === 0) io.exitCode = EXIT.failed;
  if (flags.json === true) io.out(JSON.stringify(report));
  else printRun(report, result, file, io);
}
