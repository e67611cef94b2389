/** The cases of a run: generated ones, and real savepoints. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { caseById, generateCases, shrinkCase } from '../generate/index.ts';
import { goldenCases } from '../generate/golden/golden-cases.ts';
import type { GoldenManifest } from '../generate/golden-manifest.ts';
import { readTwin } from '../generate/golden/twin.ts';
import type { Shrink } from '../runner/smallest.ts';
import { packageFile } from './package-root.ts';

/** How long one failure is made smaller. */
const SHRINK_BUDGET = { maxTries: 2_000, maxMilliseconds: 5_000 };

/** Every case that real savepoints give, read one savepoint at a time. */
export function* realCases(profile: Profile): Generator<Case, void, undefined> {
  const manifestFile = packageFile('fixtures/golden/manifest.json');
  const golden = dirname(manifestFile);
  const { snapshots } = JSON.parse(readFileSync(manifestFile, 'utf8')) as GoldenManifest;
  for (const { flinkVersion: release, snapshot: twin, directory, ...rest } of snapshots) {
    const bytes = readFileSync(join(golden, directory, rest.metadata));
    const snapshot = readTwin(readFileSync(join(golden, twin), 'utf8'));
    yield* goldenCases({ ...rest, release, bytes, snapshot }, profile);
  }
}

/**
 * The cases of a run. `count` is how many are generated; these come first, since they can be made
 * smaller when they fail.
 */
export function* casesOfRun(
  seed: number,
  count: number,
  profile: Profile,
): Generator<Case, void, undefined> {
  yield* generateCases({ seed, count, profile });
  yield* realCases(profile);
}

/** The case of an ID; `null` where there is none. */
export function findCase(id: string, profile: Profile): Case | null {
  const generated = caseById(id, profile);
  if (generated !== null) return generated;
  for (const subject of realCases(profile)) if (subject.id === id) return subject;
  return null;
}

/** Makes generated cases smaller. Real ones are as small as they are. */
export function shrinkFor(profile: Profile): Shrink {
  return async (caseId, stillFails) => {
    if (caseById(caseId, profile) !== null) {
      return shrinkCase(caseId, profile, stillFails, SHRINK_BUDGET);
    }
    const subject = findCase(caseId, profile);
    if (subject === null) throw new Error(`no case has the ID ${caseId}`);
    await stillFails(subject);
    return subject;
  };
}
