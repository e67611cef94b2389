/** `savepoint-spec compare`: adapters against the reference, each as the release that it is. */
import { Command } from 'commander';
import type { Profile } from '../../spec/profiles/profile.ts';
import { RULES } from '../../spec/rules/index.ts';
import { generateCases } from '../generate/index.ts';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import { Progress } from '../report/terminal/progress.ts';
import { AdapterUnavailable } from '../protocol/adapter.ts';
import { compare } from '../runner/compare.ts';
import { isFailure } from '../runner/late-faults.ts';
import type { Pair } from '../runner/compare.ts';
import { rulesFor } from '../runner/judge.ts';
import { explanationOf, knownOf, staleOf } from '../runner/known.ts';
import type { KnownDifference } from '../runner/known.ts';
import { opinionsOn } from '../runner/opinions.ts';
import type { Voice } from '../runner/opinions.ts';
import { adapterNamed, profileFor } from './adapter-option.ts';
import type { NamedAdapter } from './adapter-option.ts';
import { jsonOf, linesOf } from './compare/print-comparison.ts';
import type { ComparedAdapter } from './compare/print-comparison.ts';
import { readKnownFile } from './compare/known-file.ts';
import { CannotWork, EXIT, worse, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { openSession } from './open-session.ts';
import type { SessionFlags } from './open-session.ts';
import { casesOf, collect, OPTION_TEXTS, seedOf, withSessionOptions } from './options.ts';
import { packageVersion } from './package-root.ts';
import { casesOfRun, shrinkFor } from './suite.ts';

interface CompareFlags extends SessionFlags {
  readonly adapter: readonly string[];
  readonly profile?: string;
  readonly seed?: string;
  readonly cases: string;
  readonly golden: boolean;
  readonly known?: string;
  readonly json?: boolean;
}

/** The command. */
export function build(io: Io): Command {
  return withSessionOptions(
    new Command('compare')
      .requiredOption(...OPTION_TEXTS.adapter, collect)
      .option(...OPTION_TEXTS.profile)
      .option(...OPTION_TEXTS.seed)
      .option('--cases <number>', 'how many cases are generated in all', '5000')
      .option('--no-golden', 'leave real savepoints out, whose cases are the same with every seed')
      .option('--known <file>', 'differences that are known and explained'),
  )
    .option(...OPTION_TEXTS.json)
    .addHelpText('after', EXIT_TEXT)
    .action((flags: CompareFlags) => compareAll(flags, io));
}

const EXIT_TEXT = `
Where an adapter answers as the reference does, the rules judge that answer too.

Exits with 1 where an adapter differs from the reference, or breaks a rule as the reference does, and no
entry of --known explains it, and where the case of an entry does not differ any more.`;

async function compareAll(flags: CompareFlags, io: Io): Promise<void> {
  const adapters = flags.adapter.map(adapterNamed);
  if (adapters.length < 2) throw new WrongUse('compare takes --adapter twice or more.');
  const others = adapters
    .filter(({ given }) => given !== 'reference')
    .map((adapter) => ({ adapter, profile: profileFor(adapter, flags.profile) }));
  if (others.length === 0)
    throw new WrongUse('compare takes an adapter that is not the reference.');
  casesOf(flags.cases);
  const known = flags.known === undefined ? [] : readKnownFile(flags.known);
  const seed = seedOf(flags.seed);
  if (flags.json !== true) io.out(`seed ${seed}, ${flags.cases} cases`);
  const profiles = new Set(others.map(({ profile }) => profile));
  for (const profile of profiles) {
    const asked = others.filter((other) => other.profile === profile);
    await compareAs(
      profile,
      asked.map(({ adapter }) => adapter),
      { flags, io, seed, known },
    );
  }
}

/** What is the same for all releases. */
interface Setting {
  readonly flags: CompareFlags;
  readonly io: Io;
  readonly seed: number;
  readonly known: readonly KnownDifference[];
}

/** Compares the adapters that are asked as one release. */
async function compareAs(
  profile: Profile,
  adapters: readonly NamedAdapter[],
  setting: Setting,
): Promise<void> {
  const { flags, io } = setting;
  const reference = inProcess('reference', packageVersion(), REFERENCE);
  const voices: Voice[] = [{ name: 'reference', session: reference }];
  try {
    for (const adapter of adapters) {
      voices.push({ name: adapter.given, session: await openSession(adapter, flags, io) });
    }
    for (const [place, adapter] of adapters.entries()) {
      const left = voices[place + 1]!.session;
      const pair = { left, right: reference, profile, rules: rulesFor(RULES, profile) };
      const compared = await compareOne(adapter, pair, voices, setting);
      if (flags.json === true) io.out(JSON.stringify(jsonOf(compared)));
      else for (const line of linesOf(compared, flags)) io.out(line);
      io.exitCode = worse(io.exitCode, verdictOf(compared));
    }
    for (const voice of voices) await tellLateFaults(voice, flags, io);
  } catch (error) {
    if (error instanceof AdapterUnavailable) throw new CannotWork(error.message);
    throw error;
  } finally {
    for (const { session } of voices) await session.close();
  }
}

/** What an adapter did beside its answers, its end included. */
async function tellLateFaults(
  { name, session }: Voice,
  { json }: CompareFlags,
  io: Io,
): Promise<void> {
  await session.close();
  for (const { caseId, when, fault } of session.lateFaults()) {
    const line = `${name} ${fault.fault} ${when}${caseId === null ? '' : ` to ${caseId}`}: ${fault.message}`;
    if (json === true) io.err(line);
    else io.out(line);
    if (isFailure({ when, fault })) io.exitCode = worse(io.exitCode, EXIT.no);
  }
}

async function compareOne(
  adapter: NamedAdapter,
  pair: Pair,
  voices: readonly Voice[],
  { flags, io, seed, known }: Setting,
): Promise<ComparedAdapter> {
  const { profile } = pair;
  const ofAdapter = knownOf(known, adapter.given, profile);
  const count = casesOf(flags.cases);
  const progress = new Progress(io);
  try {
    const { groups, agreed, skipped } = await compare({
      pair,
      cases: flags.golden
        ? casesOfRun(seed, count, profile)
        : generateCases({ seed, count, profile }),
      shrink: shrinkFor(profile),
      known: new Set(ofAdapter.map(({ difference }) => difference)),
      onCase: (asked, differing) =>
        progress.show(() => `${adapter.given}: ${asked} cases, ${differing} differ`),
    });
    const told: ComparedAdapter['groups'][number][] = [];
    for (const group of groups) {
      const explanation = explanationOf(group, ofAdapter);
      const isTold = explanation === undefined && voices.length > 2;
      const opinions = isTold ? await opinionsOn(group.smallest, voices, profile) : null;
      told.push({ group, explanation, opinions });
    }
    const stale = await staleOf(ofAdapter, pair);
    return { adapter, profile, agreed, skipped, groups: told, stale };
  } finally {
    progress.clear();
  }
}

function verdictOf({ groups, stale, agreed }: ComparedAdapter): Io['exitCode'] {
  const isUnexplained = groups.some(({ explanation }) => explanation === undefined);
  if (isUnexplained || stale.length > 0) return EXIT.no;
  return agreed === 0 && groups.length === 0 ? EXIT.failed : EXIT.yes;
}
