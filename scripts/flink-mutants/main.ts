/**
 * Changes one instruction of Flink at a time, and sees whether the suite notices: `npm run
 * flink-mutants`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { ensureFlinkAdapter } from '../../conformance/adapters/flink/build.ts';
import { inProcess } from '../../conformance/adapters/in-process.ts';
import { REFERENCE } from '../../conformance/adapters/reference/answer.ts';
import { casesOf, seedOf } from '../../conformance/cli/options.ts';
import { profileNamed } from '../../conformance/cli/profile-option.ts';
import { casesOfRun } from '../../conformance/cli/suite.ts';
import { askAll } from '../../conformance/runner/ask-all.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { openFlink } from '../open-flink.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { mutantText, review } from './page.ts';
import type { Tried } from './page.ts';
import { REVIEWED_CLASS, REVIEWED_RELEASE, SURVIVORS } from './survivors.ts';
import { tryMutant } from './try-mutant.ts';
import type { AnsweredCase, Kill } from './try-mutant.ts';
import { writeMutants } from './write-mutants.ts';
import type { FlinkMutant } from './write-mutants.ts';

interface Flags {
  readonly release: string;
  readonly class: string;
  readonly seed: string;
  readonly cases: string;
  readonly only?: readonly string[];
}

const OUT = join(PROJECT_ROOT, 'out', 'flink-mutants');

const PAGE = join(PROJECT_ROOT, 'docs', 'flink-mutants.md');

const tell = (line: string) => console.error(line);

/** The restores of a run that the reference answers. */
async function answeredCases(
  profile: Profile,
  { seed, cases }: Flags,
): Promise<readonly AnsweredCase[]> {
  const answered: AnsweredCase[] = [];
  const reference = inProcess('reference', 'mutants', REFERENCE);
  const stream = casesOfRun(seedOf(seed), casesOf(cases), profile);
  for await (const { subject, reply } of askAll(stream, reference, profile)) {
    if (subject.question !== 'restore' || reply.kind === 'skipped') continue;
    answered.push({ subject, expected: reply });
  }
  return answered;
}

/** Starts a mutant and tries it. */
async function tryOne(
  { classes }: FlinkMutant,
  release: string,
  cases: readonly AnsweredCase[],
  profile: Profile,
): Promise<Kill | null> {
  const { session } = await openFlink(release, { classesBefore: [classes] });
  try {
    return await tryMutant(session, cases, profile);
  } finally {
    await session.close();
  }
}

/** Cases that killed come first: what one mutant fails, its neighbours often fail too. */
function killersFirst(
  cases: readonly AnsweredCase[],
  killers: ReadonlySet<string>,
): readonly AnsweredCase[] {
  const first = cases.filter(({ subject }) => killers.has(subject.id));
  return [...first, ...cases.filter(({ subject }) => !killers.has(subject.id))];
}

async function main(flags: Flags): Promise<void> {
  const profile = profileNamed(`flink-${flags.release}`);
  const { jars } = await ensureFlinkAdapter(flags.release, { progress: tell });
  const folder = join(OUT, flags.release);
  mkdirSync(OUT, { recursive: true });
  const mutants = await writeMutants({
    release: flags.release,
    className: flags.class,
    jars,
    folder,
    progress: tell,
  });
  const cases = await answeredCases(profile, flags);
  console.log(`${mutants.length} mutants of ${flags.class}, ${cases.length} restores each`);
  const killers = new Set<string>();
  const results: Tried[] = [];
  const count = { rule: 0, comparison: 0, survived: 0 };
  for (const [index, mutant] of mutants.entries()) {
    if (flags.only !== undefined && !flags.only.includes(String(index))) continue;
    const kill = await tryOne(mutant, flags.release, killersFirst(cases, killers), profile);
    if (kill !== null) killers.add(kill.caseId);
    count[kill?.by ?? 'survived']++;
    const { method, line, description } = mutant;
    results.push({ index, method, line, description, kill });
    console.log(
      `${index} ${mutantText(mutant)}: ${kill === null ? 'SURVIVED' : `${kill.by} ${kill.what} (${kill.caseId})`}`,
    );
  }
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
  console.log(
    `killed by a rule: ${count.rule}, by comparison with the reference alone: ${count.comparison}, survived: ${count.survived}`,
  );
  if (flags.only === undefined) writePage(flags, results);
}

/** Writes the page of the class that was reviewed, and fails where a survivor has no reason. */
function writePage(
  { release, class: className, seed, cases }: Flags,
  tried: readonly Tried[],
): void {
  if (release !== REVIEWED_RELEASE || className !== REVIEWED_CLASS) return;
  const { page, unexplained } = review({ className, release, seed, cases, tried }, SURVIVORS);
  writeFileSync(PAGE, page);
  console.log(`With reasons: ${PAGE}`);
  for (const mutant of unexplained) console.log(`survived without a reason: ${mutant}`);
  if (unexplained.length > 0) process.exitCode = 1;
}

await new Command('flink-mutants')
  .description('whether the suite notices changes of single instructions of Flink, made by PIT')
  .option('--release <version>', 'the release of Flink', '2.2.0')
  .option('--class <name>', 'the class that is changed', REVIEWED_CLASS)
  .option('--seed <number>', 'the seed of the cases', '7')
  .option('--cases <number>', 'how many cases are generated in all', '5000')
  .option('--only <index...>', 'the mutants that are tried, by number; all by default')
  .action(main)
  .parseAsync();
