/** `savepoint-spec run`: the suite against one adapter. */
import { join } from 'node:path';
import { Command } from 'commander';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import { SUITE_VERSION } from '../generate/index.ts';
import type { Session } from '../protocol/adapter.ts';
import { reportOf } from '../report/report.ts';
import type { Report } from '../report/report.ts';
import { Progress } from '../report/terminal/progress.ts';
import { closingLine } from '../report/terminal/summary.ts';
import { isFailure } from '../runner/late-faults.ts';
import { runSuite } from '../runner/run.ts';
import type { RunEnd } from '../runner/run.ts';
import type { Tally } from '../runner/tally.ts';
import { adapterNamed, profilesFor } from './adapter-option.ts';
import type { NamedAdapter } from './adapter-option.ts';
import { EXIT, exitCodeOf, worse } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import {
  casesOf,
  collect,
  OPTION_TEXTS,
  seedOf,
  selectedRules,
  withSessionOptions,
} from './options.ts';
import { openSession, replayCommand } from './open-session.ts';
import type { SessionFlags } from './open-session.ts';
import { printRun } from './run/print-run.ts';
import { claimReportFile } from './run/report-file.ts';
import { casesOfRun, shrinkFor } from './suite.ts';

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
}

/** The command. */
export function build(io: Io): Command {
  const command = new Command('run')
    .requiredOption(...OPTION_TEXTS.adapter)
    .option(...OPTION_TEXTS.profile)
    .option(...OPTION_TEXTS.seed)
    .option('--cases <number>', 'how many cases are generated in all', DEFAULT_CASES)
    .option(...OPTION_TEXTS.rule, collect)
    .option(...OPTION_TEXTS.out, 'out');
  return withSessionOptions(command)
    .option('--json', 'the report on standard output, and nothing else')
    .addHelpText('after', EXIT_TEXT)
    .action((flags: RunFlags) => runAll(flags, io));
}

const EXIT_TEXT = `
An adapter that declares releases is run once for each, unless --profile names one; each report then lies in a
folder of its own below --out. Ctrl-C ends the run with a report of what was judged by then.`;

/** What is the same for all releases. */
interface Setting {
  readonly flags: RunFlags;
  readonly adapter: NamedAdapter;
  readonly rules: readonly Rule[];
  readonly seed: number;
  readonly cases: number;
  readonly interrupted: AbortSignal;
}

async function runAll(flags: RunFlags, io: Io): Promise<void> {
  const adapter = adapterNamed(flags.adapter);
  const setting = {
    flags,
    adapter,
    rules: selectedRules(RULES, flags.rule ?? []),
    seed: seedOf(flags.seed),
    cases: casesOf(flags.cases),
    interrupted: io.interruption(),
  };
  claimReportFile(flags.out);
  let session = await openSession(adapter, flags, io);
  try {
    const profiles = profilesFor(adapter, session.hello, flags.profile);
    const reports: Report[] = [];
    for (const profile of profiles) {
      if (setting.interrupted.aborted) break;
      if (reports.length > 0) session = await openSession(adapter, flags, io);
      const folder = profiles.length === 1 ? flags.out : join(flags.out, profile.id);
      reports.push(await runAs(profile, session, { ...setting, folder }, io));
    }
    if (profiles.length > 1 && flags.json !== true) io.out(closingLine({ totals: sumOf(reports) }));
  } finally {
    await session.close();
  }
}

function sumOf(reports: readonly Report[]): Report['totals'] {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { totals } of reports) {
    sum.passed += totals.passed;
    sum.failed += totals.failed;
    sum.skipped += totals.skipped;
  }
  return sum;
}

async function runAs(
  profile: Profile,
  session: Session,
  setting: Setting & { readonly folder: string },
  io: Io,
): Promise<Report> {
  const { flags, adapter, rules, seed, cases, interrupted } = setting;
  const file = claimReportFile(setting.folder);
  const progress = new Progress(io);
  const result = await runSuite({
    session,
    profile,
    rules,
    cases: casesOfRun(seed, cases, profile, questionsOf(rules)),
    shrink: shrinkFor(profile, interrupted),
    onCase: (tally) => progress.show(() => progressText(tally, cases)),
    interrupted,
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
  file.write(report);
  io.exitCode = worse(io.exitCode, verdictOf(report, result.end));
  if (flags.json === true) io.out(JSON.stringify(report));
  else printRun(report, { result, file: file.path, questions: session.hello.questions }, io);
  return report;
}

/** Questions that no rule which is asked for speaks about are not put. */
function questionsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.map(({ question }) => question));
}

function progressText({ passed, failed, skipped }: Tally, cases: number): string {
  const done = passed + failed + skipped;
  const generated = Math.min(done, cases);
  const real = done > cases ? `, ${done - cases} of real savepoints` : '';
  return `${generated} of ${cases} generated cases${real}; ${failed} failed`;
}

function verdictOf({ totals, uncharged }: Report, end: RunEnd): ExitCode {
  if (end.how === 'interrupted') return exitCodeOf(end.why);
  if (end.how === 'adapter lost') return EXIT.failed;
  const isUnruly = uncharged.some(isFailure);
  if (totals.failed > 0 || isUnruly) return EXIT.no;
  return totals.passed === 0 ? EXIT.failed : EXIT.yes;
}
