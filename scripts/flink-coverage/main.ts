/** Measures which lines and branches of Flink's restore the suite reaches: `npm run flink-coverage`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { requireJava, runtimeArtifact } from '../../conformance/adapters/flink/java-tools.ts';
import { seedOf, casesOf } from '../../conformance/cli/options.ts';
import { profileNamed } from '../../conformance/cli/profile-option.ts';
import { casesOfRun } from '../../conformance/cli/suite.ts';
import { askAll } from '../../conformance/runner/ask-all.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { openFlink } from '../open-flink.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { fetchJacoco, reportOf } from './jacoco.ts';
import type { Jacoco } from './jacoco.ts';
import { review } from './page.ts';
import { summaryOf } from './summary.ts';
import type { Summary } from './summary.ts';
import { REVIEWED_RELEASE, UNREACHED } from './unreached.ts';

interface Flags {
  readonly release: string;
  readonly seed: string;
  readonly cases: string;
  readonly out: string;
}

const PAGE = join(PROJECT_ROOT, 'docs', 'flink-coverage.md');

const tell = (line: string) => console.error(line);

/** Puts the suite to a Flink that JaCoCo watches. Resolves to the file with what it saw. */
async function watchedRun(
  jacoco: Jacoco,
  profile: Profile,
  { release, seed, cases, out }: Flags,
): Promise<{ execution: string; jar: string }> {
  const execution = join(out, `flink-${release}.exec`);
  rmSync(execution, { force: true });
  const watch = `destfile=${execution},append=true,includes=org.apache.flink.runtime.*`;
  const { session, jars } = await openFlink(release, {
    progress: tell,
    jvmOptions: [`-javaagent:${jacoco.agent}=${watch}`],
  });
  const answers = new Map<string, number>();
  const stream = casesOfRun(seedOf(seed), casesOf(cases), profile);
  for await (const { subject, reply } of askAll(stream, session, profile)) {
    const kind = `${subject.question} ${reply.kind}`;
    answers.set(kind, (answers.get(kind) ?? 0) + 1);
  }
  await session.close();
  for (const [kind, count] of answers) console.log(`${kind}: ${count}`);
  return { execution, jar: join(jars, `${runtimeArtifact(release)}-${release}.jar`) };
}

async function main(flags: Flags): Promise<void> {
  const profile = profileNamed(`flink-${flags.release}`);
  mkdirSync(flags.out, { recursive: true });
  const jacoco = await fetchJacoco(flags.out, flags.release, tell);
  const { execution, jar } = await watchedRun(jacoco, profile, flags);
  const summary = summaryOf(reportOf(jacoco, requireJava(), execution, jar));
  const file = join(flags.out, `flink-${flags.release}.txt`);
  writeFileSync(file, summary.details);
  console.log(summary.totals.join('\n'));
  console.log(`Every method, and every line with something that was not reached: ${file}`);
  if (flags.release === REVIEWED_RELEASE) writePage(flags, summary);
}

/** Writes the page, and fails where something has no reason. */
function writePage({ release, seed, cases }: Flags, summary: Summary): void {
  const { page, unexplained, reached } = review({ release, seed, cases, summary }, UNREACHED);
  writeFileSync(PAGE, page);
  console.log(`With reasons: ${PAGE}`);
  for (const place of reached) console.log(`${place} is reached, and is explained all the same.`);
  for (const { place, method, what } of unexplained) {
    console.log(`${place} in ${method} has no reason: ${what}`);
  }
  if (unexplained.length > 0) process.exitCode = 1;
}

await new Command('flink-coverage')
  .description("which lines and branches of Flink's restore the suite reaches, by JaCoCo")
  .option('--release <version>', 'the release of Flink', '2.2.0')
  .option('--seed <number>', 'the seed of the cases', '7')
  .option('--cases <number>', 'how many cases are generated in all', '10000')
  .option('--out <folder>', 'where reports go', join(PROJECT_ROOT, 'out', 'coverage'))
  .action(main)
  .parseAsync();
