/** The cases of a run: generated ones, and real savepoints. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { QUESTIONS } from '../../spec/model/case.ts';
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
 * The cases of a run that put one of the questions. `count` is how many are generated, whatever they
 * ask; these come first, since they can be made smaller when they fail.
 */
export function* casesOfRun(
  seed: number,
  count: number,
  profile: Profile,
  questions: ReadonlySet<string> = ALL_QUESTIONS,
): Generator<Case, void, undefined> {
  const isAsked = ({ question }: Case): boolean => questions.has(question);
  for (const subject of generateCases({ seed, count, profile }))
    if (isAsked(subject)) yield subject;
  for (const subject of realCases(profile)) if (isAsked(subject)) yield subject;
}

const ALL_QUESTIONS: ReadonlySet<string> = new Set(QUESTIONS);

/** The case of an ID; `null` where there is none. */
export function findCase(id: string, profile: Profile): Case | null {
  const generated = caseById(id, profile);
  if (generated !== null) return generated;
  for (const subject of realCases(profile)) if (subject.id === id) return subject;
  return null;
}

/** Makes generated cases smaller. Real ones are as small as they are, and so are those of a run that is interrupted. */
export function shrinkFor(profile: Profile, interrupted?: AbortSignal): Shrink {
  return async (caseId, stillFails) => {
    const isShrinkable = interrupted?.aborted !== true && caseById(caseId, profile) !== null;
    if (isShrinkable) return shrinkCase(caseId, profile, stillFails, SHRINK_BUDGET);
    const subject = findCase(caseId, profile);
    if (subject === null) throw new Error(`no case has the ID ${caseId}`);
    if (interrupted?.aborted !== true) await stillFails(subject);
    return subject;
  };
}
