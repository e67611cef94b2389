/**
 * `npm run golden [-- VERSION…]`: writes the golden snapshots anew, all of them or those of some releases.
 * State handle IDs are random, so that every run gives other files: they are committed.
 */
import { assemble } from './assemble.ts';
import { goldenProblems } from './check-golden.ts';
import { GoldenFailure } from './failure.ts';
import { machineTraces } from './machine-traces.ts';
import { GOLDEN } from './manifest.ts';
import { GOLDEN_RELEASES } from './releases.ts';
import type { GoldenRelease } from './releases.ts';
import { runFlink } from './run-flink.ts';

function releasesOf(versions: readonly string[]): readonly GoldenRelease[] {
  if (versions.length === 0) return GOLDEN_RELEASES;
  return versions.map((version) => {
    const release = GOLDEN_RELEASES.find((known) => known.version === version);
    if (release === undefined) {
      const known = GOLDEN_RELEASES.map((each) => each.version).join(', ');
      throw new GoldenFailure(`${version} is none of ${known}: see scripts/golden/releases.ts.`);
    }
    return release;
  });
}

function main(): void {
  for (const release of releasesOf(process.argv.slice(2))) {
    console.error(`Flink ${release.version} …`);
    assemble(GOLDEN, release.version, runFlink(release));
  }
  const problems = [...goldenProblems(GOLDEN), ...machineTraces(GOLDEN)];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    throw new GoldenFailure(`fixtures/golden has ${problems.length} faults: do not commit it.`);
  }
}

try {
  main();
} catch (error) {
  if (!(error instanceof GoldenFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
