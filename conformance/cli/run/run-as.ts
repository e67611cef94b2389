/** Runs the suite as one release, from its events to its report. */
import type { Profile } from '../../../spec/profiles/profile.ts';
import { RULES } from '../../../spec/rules/index.ts';
import type { Rule } from '../../../spec/rules/rule.ts';
import { SUITE_VERSION } from '../../generate/index.ts';
import type { ShrinkBudget } from '../../generate/index.ts';
import type { Hello } from '../../protocol/adapter.ts';
import { caseEvent, EVENTS_SCHEMA_VERSION } from '../../report/events/event.ts';
import type { HeaderEvent } from '../../report/events/event.ts';
import { earlierOf } from '../../report/events/rebuild.ts';
import { countedIn, reportOf } from '../../report/report.ts';
import type { DialectReport, EarlierFailure, Report } from '../../report/report.ts';
import { RuleTable } from '../../runner/case-record.ts';
import { Expectations } from '../../runner/expectations.ts';
import type { Expectation } from '../../runner/expectations.ts';
import { rulesFor } from '../../runner/judge.ts';
import type { Lane } from '../../runner/lane.ts';
import { runSuite } from '../../runner/run.ts';
import type { RunResult } from '../../runner/run.ts';
import { Tally } from '../../runner/tally.ts';
import type { NamedAdapter } from '../adapter-option.ts';
import type { Io } from '../io.ts';
import { replayCommand } from '../open-session.ts';
import type { SessionFlags } from '../open-session.ts';
import { packageVersion } from '../package-root.ts';
import { knownCase } from '../suite.ts';
import { blocksOf } from './blocks.ts';
import type { Shard } from './blocks.ts';
import { tryEarlier } from './earlier.ts';
import { openEvents } from './events-file.ts';
import type { OpenedRun } from './events-file.ts';
import { keepFailures, keptFailures } from './failure-files.ts';
import type { FailuresOf } from './failure-files.ts';
import { questionsOf } from './lane-setting.ts';
import type { RunSetting } from './lane-setting.ts';
import type { StartedAdapter } from './lanes.ts';

/** What is run. */
export interface ReleaseRun {
  readonly adapter: NamedAdapter;
  readonly flags: SessionFlags;
  readonly rules: readonly Rule[];
  readonly seed: number;
  readonly cases: number;
  readonly shard: Shard | null;
  readonly shrink: ShrinkBudget;
  readonly isResumed: boolean;
  /** Rules that were asked for and that the adapter does not claim. */
  readonly notClaimed: readonly string[];
  /** What makes the profile of a release's; `null` where it is one. */
  readonly dialect: DialectReport | null;
  /** Failures that are known; `null` where none are given. */
  readonly expected: readonly Expectation[] | null;
  readonly profile: Profile;
  /** Where events, failures and the report go. */
  readonly folder: string;
  readonly interrupted: AbortSignal;
  readonly onCase: (tally: Tally) => void;
}

/** What came of it. */
export interface ReleaseResult {
  readonly report: Report;
  readonly result: RunResult;
}

/**
 * Runs it, and writes all but the report.
 *
 * @throws CannotWork, WrongUse
 */
export async function runAsRelease(
  run: ReleaseRun,
  started: StartedAdapter,
  io: Pick<Io, 'err'>,
): Promise<ReleaseResult> {
  const { profile, folder, interrupted } = run;
  const { name: adapter, version: adapterVersion, questions } = started.hello;
  const resumed = run.isResumed ? { inFlight: started.inFlight } : null;
  const events = openEvents(folder, headerOf(run, started.hello), resumed, io);
  const { soFar } = events;
  const isOver = soFar?.footer?.end.how === 'complete';
  const ended = AbortSignal.any([interrupted, events.log.failed]);
  const whose = { out: folder, adapter, profile: profile.id };
  const lanes = await started.lanes(settingOf(run));
  const [first] = lanes as [Lane, ...Lane[]];
  const earlier = isOver ? earlierOf(soFar) : await earlierFailures(run, whose, first, events, io);
  const expectations = soFar?.expectations ?? new Expectations(run.expected ?? [], profile);
  const result = await judged({ ...run, expectations }, lanes, events, ended);
  events.log.add({ type: 'footer', totals: result.tally.totals, end: result.end });
  events.log.close();
  const isWhole = result.end.how === 'complete';
  if (isWhole)
    keepFailures(
      whose,
      result.failures.filter(({ group }) => !group.isKnown),
    );
  const report = reportOf(result, {
    suiteVersion: SUITE_VERSION,
    seed: run.seed,
    cases: run.cases,
    profile,
    adapter,
    adapterVersion,
    questions,
    notClaimed: run.notClaimed,
    dialect: run.dialect ?? undefined,
    expectations:
      run.expected === null
        ? undefined
        : expectations.counted({ rules: run.rules, all: RULES, profile, isWhole }),
    replayOf: (caseId) => replayCommand(caseId, run.adapter, profile, run.flags),
    shard: run.shard,
    earlier,
  });
  return { report, result };
}

/** What a lane needs to know. */
function settingOf(run: ReleaseRun): RunSetting {
  const { seed, cases, profile, rules, shrink, dialect, expected } = run;
  return {
    seed,
    cases,
    profile: profile.id,
    dialect,
    rules: rules.map(({ id }) => id),
    shrink,
    expected: expected ?? [],
  };
}

function headerOf(run: ReleaseRun, { name, version, questions }: Hello): HeaderEvent {
  const { adapter, flags, rules, seed, cases, shard, shrink, profile } = run;
  const options = { adapter: adapter.given, shrink: JSON.stringify(shrink), ...toldFlags(flags) };
  return {
    type: 'header',
    schemaVersion: EVENTS_SCHEMA_VERSION,
    suiteVersion: SUITE_VERSION,
    harnessVersion: packageVersion(),
    seed,
    cases,
    profile: profile.id,
    adapter: name,
    adapterVersion: version,
    options,
    shard,
    questions,
    notClaimed: run.notClaimed,
    dialect: run.dialect,
    expected: run.expected,
    rules: new RuleTable(rulesFor(rules, profile), profile).entries.map(({ rule, sides }) => ({
      id: rule.id,
      sides,
    })),
  };
}

function toldFlags({
  wire,
  timeout,
  startTimeout = '',
  maxMessage = '',
  maxStderr = '',
  maxMemory = '',
}: SessionFlags): Record<string, string> {
  const all = { wire, timeout, startTimeout, maxMessage, maxStderr, maxMemory };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Tries what earlier runs kept, and what this one has not tried yet where it is resumed. */
async function earlierFailures(
  { adapter, flags, rules, profile }: ReleaseRun,
  whose: FailuresOf,
  lane: Lane,
  { soFar, log }: OpenedRun,
  io: Pick<Io, 'err'>,
): Promise<readonly EarlierFailure[]> {
  const tried = soFar === null ? [] : earlierOf(soFar);
  // They come before the first case.
  if (soFar !== null && countedIn(soFar.tally) > 0) return tried;
  const replayOf = (file: string): string => replayCommand(file, adapter, profile, flags);
  const kept = keptFailures(whose, (file, why) =>
    io.err(`${file} is not tried: ${why}. Take it away, or write it anew.`),
  ).filter(
    ({ file, failure: { ruleId } }) =>
      (ruleId === null || rules.some(({ id }) => id === ruleId)) &&
      !tried.some(({ replay }) => replay === replayOf(file)),
  );
  const now = await tryEarlier(kept, lane, replayOf);
  for (const failure of now) log.add({ type: 'earlier failure', ...failure });
  return [...tried, ...now];
}

/** Asks and judges what is not judged yet, and writes it down. */
function judged(
  run: ReleaseRun & { readonly expectations: Expectations },
  lanes: readonly Lane[],
  { soFar, judged: places, log }: OpenedRun,
  ended: AbortSignal,
): Promise<RunResult> {
  const { profile, cases, shard, rules, expectations, onCase } = run;
  const tally = soFar?.tally ?? new Tally(rulesFor(rules, profile), profile);
  const blocks = blocksOf({ cases, questions: questionsOf(rules) }, shard, places);
  return runSuite({
    lanes,
    next: () => blocks.next().value ?? null,
    tally,
    caseOf: (caseId) => knownCase(caseId, profile),
    known: (group) => {
      const told = soFar?.smallestOf(group);
      if (told === undefined) return null;
      return { group, smallest: knownCase(told.caseId, profile), complaint: told };
    },
    onEvent: (event) => {
      if (event.kind === 'case') {
        log.add(caseEvent(event.record));
        expectations.add(event.record, () => tally.judgedIn(event.record));
      } else log.add({ type: 'late fault', ...event.record });
      onCase(tally);
    },
    onFailure: ({ smallest, complaint }) => {
      const replay = replayCommand(smallest.id, run.adapter, profile, run.flags);
      log.add({ type: 'failure', ...complaint, caseId: smallest.id, replay });
      // It may have taken long to find, and so may the next one: a kill is not to cost it.
      log.flush();
    },
    interrupted: ended,
  });
}
