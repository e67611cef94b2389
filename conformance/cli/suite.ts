/** The cases of a run: generated ones, and real savepoints. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { QUESTIONS } from '../../spec/model/case.ts';
import type { Case } from '../../spec/model/case.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { caseById, generateCases, shrinkCase } from '../generate/index.ts';
import type { ShrinkBudget } from '../generate/index.ts';
import { goldenCases } from '../generate/golden/golden-cases.ts';
import type { GoldenManifest } from '../generate/golden-manifest.ts';
import { readTwin } from '../generate/golden/twin.ts';
import type { Shrink } from '../runner/smallest.ts';
import { packageFile } from './package-root.ts';

/** Real savepoints, and where they lie. */
interface Golden {
  readonly folder: string;
  readonly snapshots: GoldenManifest['snapshots'];
}

let golden: Golden | undefined;

function goldenSavepoints(): Golden {
  if (golden === undefined) {
    const manifestFile = packageFile('fixtures/golden/manifest.json');
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as GoldenManifest;
    golden = { folder: dirname(manifestFile), snapshots: manifest.snapshots };
  }
  return golden;
}

/** How many real savepoints there are. */
export function savepointCount(): number {
  return goldenSavepoints().snapshots.length;
}

/** The cases of one real savepoint, which is named by its place among them. */
export function casesOfSavepoint(index: number, profile: Profile): Case[] {
  const { folder, snapshots } = goldenSavepoints();
  const { flinkVersion: release, snapshot: twin, directory, ...rest } = snapshots[index]!;
  const bytes = readFileSync(join(folder, directory, rest.metadata));
  const snapshot = readTwin(readFileSync(join(folder, twin), 'utf8'));
  return goldenCases({ ...rest, release, bytes, snapshot }, profile);
}

/** Every case that real savepoints give, read one savepoint at a time. */
export function* realCases(profile: Profile): Generator<Case, void, undefined> {
  for (let index = 0; index < savepointCount(); index++) yield* casesOfSavepoint(index, profile);
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

/**
 * As many tries as a case needs that shrinks through all of its parts. The time is for adapters that
 * take seconds to fail: where it ends the search, what is found hangs on the machine.
 */
export const DEFAULT_SHRINK_BUDGET: ShrinkBudget = { maxTries: 2_000, maxMilliseconds: 30_000 };

/** Makes generated cases smaller. Real ones are as small as they are, and so are those of a run that is interrupted. */
export function shrinkFor(
  profile: Profile,
  interrupted?: AbortSignal,
  budget = DEFAULT_SHRINK_BUDGET,
): Shrink {
  return async (caseId, stillFails) => {
    const isCut = (): boolean => interrupted?.aborted === true;
    const isShrinkable = !isCut() && caseById(caseId, profile) !== null;
    if (isShrinkable) return shrinkCase(caseId, profile, stillFails, budget, isCut);
    const subject = knownCase(caseId, profile);
    if (!isCut()) await stillFails(subject);
    return subject;
  };
}

/** The case of an ID that a run has put. */
export function knownCase(caseId: string, profile: Profile): Case {
  const subject = findCase(caseId, profile);
  if (subject === null) throw new Error(`no case has the ID ${caseId}`);
  return subject;
}
