/**
 * `npm run golden [-- VERSION…]`: writes the golden snapshots anew, all of them or those of some releases.
 * State handle IDs are random, so that every run gives other files: they are committed.
 */
import { AdapterUnavailable } from '../../conformance/protocol/adapter.ts';
import { assemble } from './assemble.ts';
import { goldenProblems } from './check-golden.ts';
import { GoldenFailure } from './failure.ts';
import { machineTraces } from './machine-traces.ts';
import { GOLDEN } from './manifest.ts';
import { GOLDEN_RELEASES } from './releases.ts';
import { runFlink } from './run-flink.ts';
import { writeDescribed } from './write-described.ts';

function releasesOf(versions: readonly string[]): readonly string[] {
  if (versions.length === 0) return GOLDEN_RELEASES;
  const unknown = versions.find((version) => !GOLDEN_RELEASES.some((known) => known === version));
  if (unknown === undefined) return versions;
  throw new GoldenFailure(
    `${unknown} is none of ${GOLDEN_RELEASES.join(', ')}: see scripts/golden/releases.ts.`,
  );
}

async function main(): Promise<void> {
  for (const version of releasesOf(process.argv.slice(2))) {
    console.error(`Flink ${version} …`);
    const written = await runFlink(version);
    await writeDescribed(version, written);
    await assemble(GOLDEN, version, written);
  }
  const problems = [...goldenProblems(GOLDEN), ...machineTraces(GOLDEN)];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    throw new GoldenFailure(`fixtures/golden has ${problems.length} faults: do not commit it.`);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof GoldenFailure || error instanceof AdapterUnavailable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
