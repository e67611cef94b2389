/** `savepoint-spec compare`: adapters against the reference, each as the release that it is. */
import { Command } from 'commander';
import type { Profile } from '../../spec/profiles/profile.ts';
import { inProcess } from '../adapters/in-process.ts';
import { REFERENCE } from '../adapters/reference/answer.ts';
import { caseLines } from '../report/terminal/case-lines.ts';
import { Progress } from '../report/terminal/progress.ts';
import { compare } from '../runner/compare.ts';
import type { Comparison, DisagreementGroup } from '../runner/compare.ts';
import { adapterNamed, profileFor } from './adapter-option.ts';
import type { NamedAdapter } from './adapter-option.ts';
import { EXIT, WrongUse } from './io.ts';
import type { Io } from './io.ts';
import { openSession, replayCommand } from './open-session.ts';
import type { SessionFlags } from './open-session.ts';
import { casesOf, collect, OPTION_TEXTS, seedOf } from './options.ts';
import { packageVersion } from './package-root.ts';
import { casesOfRun, shrinkFor } from './suite.ts';

interface CompareFlags extends SessionFlags {
  readonly adapter: readonly string[];
  readonly profile?: string;
  readonly seed?: string;
  readonly cases: string;
  readonly json?: boolean;
}

/** The command. */
export function build(io: Io): Command {
  return new Command('compare')
    .requiredOption(...OPTION_TEXTS.adapter, collect, [])
    .option(...OPTION_TEXTS.profile)
    .option(...OPTION_TEXTS.seed)
    .option('--cases <number>', 'how many cases are generated in all', '5000')
    .option(...OPTION_TEXTS.timeout)
    .option(...OPTION_TEXTS.wire)
    .option(...OPTION_TEXTS.json)
    .action((flags: CompareFlags) => compareAll(flags, io));
}

async function compareAll(flags: CompareFlags, io: Io): Promise<void> {
  const adapters = flags.adapter.map(adapterNamed);
  if (adapters.length < 2) throw new WrongUse('compare takes --adapter twice or more.');
  const others = adapters
    .filter(({ given }) => given !== 'reference')
    .map((adapter) => ({ adapter, profile: profileFor(adapter, flags.profile) }));
  if (others.length === 0)
    throw new WrongUse('compare takes an adapter that is not the reference.');
  casesOf(flags.cases);
  const seed = seedOf(flags.seed);
  if (flags.json !== true) io.out(`seed ${seed}, ${flags.cases} cases`);
  for (const { adapter, profile } of others) {
    const comparison = await compareOne(adapter, profile, seed, flags, io);
    if (comparison.groups.length > 0) io.exitCode = EXIT.no;
    else if (comparison.agreed === 0 && io.exitCode === EXIT.yes) io.exitCode = EXIT.failed;
    print(adapter, profile, comparison, flags, io);
  }
}

async function compareOne(
  adapter: NamedAdapter,
  profile: Profile,
  seed: number,
  flags: CompareFlags,
  io: Io,
): Promise<Comparison> {
  const left = await openSession(adapter, flags, io);
  const progress = new Progress(io);
  try {
    return await compare({
      pair: { left, right: inProcess('reference', packageVersion(), REFERENCE), profile },
      cases: casesOfRun(seed, casesOf(flags.cases), profile),
      shrink: shrinkFor(profile),
      onCase: (asked, differing) =>
        progress.show(() => `${adapter.given}: ${asked} cases, ${differing} differ`),
    });
  } finally {
    progress.clear();
    await left.close();
  }
}

function print(
  adapter: NamedAdapter,
  profile: Profile,
  { groups, agreed, skipped }: Comparison,
  flags: CompareFlags,
  io: Io,
): void {
  const { given } = adapter;
  const { id } = profile;
  const differing = groups.reduce((sum, { count }) => sum + count, 0);
  if (flags.json === true) {
    const differences = groups.map(({ kind, count, smallest, disagreement }) => ({
      kind,
      count,
      caseId: smallest.id,
      differences: disagreement.differences,
    }));
    io.out(
      JSON.stringify({ adapter: given, profile: id, agreed, skipped, differing, differences }),
    );
    return;
  }
  for (const group of groups)
    for (const line of groupLines(group, adapter, profile, flags)) io.out(line);
  io.out(
    `${given} and the reference as ${id}: ${agreed} alike, ${differing} differ, ${skipped} skipped`,
  );
}

function groupLines(
  group: DisagreementGroup,
  adapter: NamedAdapter,
  profile: Profile,
  flags: SessionFlags,
): string[] {
  const { kind, count, smallest, disagreement } = group;
  return [
    `${kind}, in ${count} ${count === 1 ? 'case' : 'cases'}. The smallest found: ${smallest.id}`,
    ...caseLines(smallest).map((line) => `    ${line}`),
    ...disagreement.differences.flatMap(({ path, left, right }) => [
      `  ${path}`,
      `    ${adapter.given}: ${left}`,
      `    reference: ${right}`,
    ]),
    `  again     ${replayCommand(smallest.id, adapter, profile, flags)}`,
    '',
  ];
}
