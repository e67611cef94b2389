/** The packs that come with the package: small ones of each suite. */
import { join } from 'node:path';
import type { PackSuite } from '../../conformance/generate/packs/index.ts';
import { NEWEST_RELEASES } from '../../spec/profiles/releases.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** Where they lie. */
export const PACKS_FOLDER = join(PROJECT_ROOT, 'fixtures', 'packs');

/** The releases that they tell of, each of which has witnessed them: the newest of each line. */
export const WITNESSES: readonly string[] = NEWEST_RELEASES;

const SEED = '7';

/** How many cases of each suite: of `valid`, `corrupt` and `restore` as many as show all that they are to show. */
const CASES: Readonly<Record<PackSuite, number>> = {
  valid: 115,
  edge: 40,
  corrupt: 150,
  restore: 48,
  evolution: 8,
};

/** Their suites. */
export const SUITES = Object.keys(CASES) as PackSuite[];

/** The command line that fills one. */
export function fillCommand(suite: PackSuite, directory: string): string[] {
  const options = ['--out', directory, '--suite', suite, '--seed', SEED];
  const profiles = WITNESSES.flatMap((release) => ['--profile', `flink-${release}`]);
  return ['fixtures', 'fill', ...options, '--cases', String(CASES[suite]), ...profiles];
}
