/** `savepoint-spec run`: the suite against one adapter. */
import { join } from 'node:path';
import { Command } from 'commander';
import { RULES } from '../../spec/rules/index.ts';
import { countedIn } from '../report/report.ts';
import type { DialectReport, FailureReport, Report } from '../report/report.ts';
import { Progress } from '../report/terminal/progress.ts';
import { closingLine } from '../report/terminal/summary.ts';
import { rulesFor } from '../runner/judge.ts';
import type { Tally } from '../runner/tally.ts';
import { askedProfile } from './dialect/asked-profile.ts';
import type { AskedProfile } from './dialect/asked-profile.ts';
import { claimedOf, emptyClaims } from './claims.ts';
import { adapterNamed, profilesFor } from './adapter-option.ts';
import { worse } from './io.ts';
import type { Io } from './io.ts';
import {
  casesOf,
  collect,
  jobsOf,
  OPTION_TEXTS,
  seedOf,
  selectedRules,
  shardOf,
  shrinkBudgetOf,
  withSessionOptions,
} from './options.ts';
import type { SessionFlags } from './open-session.ts';
import { seedOfEvents } from './run/events-file.ts';
import { failureFile } from './run/failure-files.ts';
import { startAdapter } from './run/lanes.ts';
import type { StartedAdapter } from './run/lanes.ts';
import { annotate, formsOf, REPORT_OPTION, writeForms } from './run/forms.ts';
import type { Form } from './run/forms.ts';
import { readExpectationsFile } from './run/expectations-file.ts';
import { printRun } from './run/print-run.ts';
import { claimReportFile } from './run/report-file.ts';
import { runAsRelease } from './run/run-as.ts';
import type { ReleaseRun } from './run/run-as.ts';
import { verdictOf } from './run/verdict.ts';
import { DEFAULT_SHRINK_BUDGET } from './suite.ts';

/** Enough for ten cases on every side of every rule, in about a quarter of a minute. */
const DEFAULT_CASES = '10000';

interface RunFlags extends SessionFlags {
  readonly adapter: string;
  readonly profile?: string;
  readonly seed?: string;
  readonly cases: string;
  readonly rule?: readonly string[];
  readonly out: string;
  readonly json?: boolean;
  readonly jobs: string;
  readonly shard?: string;
  readonly resume?: boolean;
  readonly shrink?: string;
  readonly report: string;
  readonly expect?: string;
}

/** The command. */
export function build(io: Io): Command {
  const command = new Command('run')
    .requiredOption(...OPTION_TEXTS.adapter)
    .option(...OPTION_TEXTS.profile)
    .option(...OPTION_TEXTS.dialect)
    .option(...OPTION_TEXTS.seed)
    .option('--cases <number>', 'how many cases are generated in all', DEFAULT_CASES)
    .option(...OPTION_TEXTS.rule, collect)
    .option(...OPTION_TEXTS.out, 'out')
    .option('-j, --jobs <number>', 'how many processes of the adapter are asked at a time', '1')
    .option(
      '--shard <i/n>',
      'only a part of the cases, such as 1/4; `merge` puts the reports together',
    )
    .option('--resume', 'go on with the run in --out that was killed or interrupted')
    .option('--shrink <budget>', SHRINK_TEXT);
  return withSessionOptions(command)
    .option(...REPORT_OPTION)
    .option('--expect <file>', 'failures that are known, with their reasons: see docs/results.md')
    .option('--json', 'the report on standard output, and nothing else')
    .addHelpText('after', EXIT_TEXT)
    .action((flags: RunFlags) => runAll(flags, io));
}

const SHRINK_TEXT =
  'how long a smaller case is looked for, for each failure: tries, such as 500, or a time, such as 10s (default: 2000 tries in 30s)';

const EXIT_TEXT = `
An adapter that declares releases is run once for each, unless --profile names one; each report then lies in a
folder of its own below --out. Ctrl-C ends the run with a report of what was judged by then.

The report is the same for any -j. Failing cases are kept in the folder failures below --out; the next run tries
them first. docs/running.md tells more.`;

async function runAll(flags: RunFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(flags.adapter);
  const jobs = jobsOf(flags.jobs);
  const setting = {
    flags,
    adapter,
    rules: selectedRules(RULES, flags.rule ?? []),
    cases: casesOf(flags.cases),
    judgedAs: askedProfile(flags),
    shard: shardOf(flags.shard),
    shrink: shrinkBudgetOf(flags.shrink, DEFAULT_SHRINK_BUDGET),
    isResumed: flags.resume === true,
    forms: formsOf(flags.report, process.env),
    expected: flags.expect === undefined ? null : readExpectationsFile(flags.expect),
    interrupted: io.interruption(),
  };
  const givenSeed = flags.seed === undefined ? null : seedOf(flags.seed);
  claimReportFile(flags.out);
  let started = await startAdapter(adapter, flags, jobs, io);
  try {
    for (const glob of emptyClaims(started.hello))
      io.err(
        `The adapter claims ${glob}, and there is no such rule: \`savepoint-spec rules\` lists them.`,
      );
    const { asked, as } = setting.judgedAs;
    const profiles = profilesFor(adapter, started.hello, asked).map(as);
    const folders = profiles.map(({ id }) =>
      profiles.length === 1 ? flags.out : join(flags.out, id),
    );
    const seed = givenSeed ?? (setting.isResumed ? resumedSeed(folders) : null) ?? seedOf();
    const reports: Report[] = [];
    for (const [index, profile] of profiles.entries()) {
      if (setting.interrupted.aborted) break;
      if (index > 0) started = await startAdapter(adapter, flags, jobs, io);
      const folder = folders[index]!;
      reports.push(await runAs({ ...setting, seed, profile, folder }, started, io));
    }
    if (profiles.length > 1 && flags.json !== true) io.out(closingLine({ totals: sumOf(reports) }));
  } finally {
    await started.close();
  }
}

/** The seed of what is resumed, where there is something. */
function resumedSeed(folders: readonly string[]): number | null {
  for (const folder of folders) {
    const seed = seedOfEvents(folder);
    if (seed !== null) return seed;
  }
  return null;
}

function sumOf(reports: readonly Report[]): Report['totals'] {
  const sum = { passed: 0, failed: 0, skipped: 0, known: 0 };
  for (const { totals } of reports) {
    sum.passed += totals.passed;
    sum.failed += totals.failed;
    sum.skipped += totals.skipped;
    sum.known += totals.known ?? 0;
  }
  return sum;
}

async function runAs(
  run: Omit<ReleaseRun, 'onCase' | 'flags' | 'dialect' | 'notClaimed'> & {
    readonly flags: RunFlags;
    readonly judgedAs: AskedProfile;
    readonly forms: ReadonlySet<Form>;
  },
  started: StartedAdapter,
  io: Io,
): Promise<Report> {
  const { flags, cases, profile, folder } = run;
  const rules = claimedOf(run.rules, started.hello);
  const notClaimed = rulesFor(run.rules, profile).flatMap((rule) =>
    rules.includes(rule) ? [] : [rule.id],
  );
  const file = claimReportFile(folder);
  const progress = new Progress(io);
  const onCase = (tally: Tally): void => progress.show(() => progressText(tally, cases));
  const { report, result } = await runAsRelease(
    { ...run, rules, notClaimed, dialect: dialectOf(run.judgedAs), onCase },
    started,
    io,
  );
  progress.clear();
  file.write(report);
  const smallest = result.failures.map((failure) => failure.smallest);
  const files = [file.path, ...writeForms(report, smallest, run.forms, file)];
  io.exitCode = worse(io.exitCode, verdictOf(report));
  if (flags.json === true) io.out(JSON.stringify(report));
  else {
    const { name: adapter } = started.hello;
    const whose = { out: folder, adapter, profile: profile.id };
    const fileOf = (failure: FailureReport): string | null =>
      result.end.how === 'complete' ? failureFile(whose, failure) : null;
    printRun(report, { smallest, files, fileOf }, io);
  }
  if (run.forms.has('github')) annotate(report, process.env, io);
  return report;
}

/** As a report tells it. */
function dialectOf({ dialect }: AskedProfile): DialectReport | null {
  return dialect === undefined ? null : { name: dialect.name, changes: dialect.changes };
}

function progressText(tally: Tally, cases: number): string {
  const done = countedIn(tally);
  const generated = Math.min(done, cases);
  const real = done > cases ? `, ${done - cases} of real savepoints` : '';
  return `${generated} of ${cases} generated cases${real}; ${tally.failed} failed`;
}
