/** The refusals that the cases of a suite are to show. */
import { REFUSALS } from '../../../spec/model/refusal.ts';
import type { RefusalCode, RefusalDescription, Stage } from '../../../spec/model/refusal.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { isWithin } from '../../../spec/profiles/releases.ts';
import type { PackSuite } from './pack-case.ts';

/** Codes that no case of a pack can show, and why. */
export const NOT_SHOWN: Readonly<Partial<Record<RefusalCode, string>>> = {
  POINTER_NULL: 'a restore is asked with a pointer, or with an entry point that needs none',
  NO_COMPLETED_CHECKPOINT: 'no entry point that is asked wants more of the store than it has',
  CHANNEL_MAPPER_MISSING: 'every edge of a job that is asked has both its mappers',
  CHANNEL_STATE_UNMAPPED:
    'Flink 1.13.0 and 1.13.1 alone refuse so, and packs tell of newer patches',
  DUPLICATE_DELEGATE: 'metadata holds one handle of each kind for a subtask',
};

const STAGES_OF_RESTORE: ReadonlySet<Stage> = new Set([
  'build',
  'resolve',
  'validate',
  'register',
  'assign',
  'hooks',
  'coordinators',
]);

/** All with which one of some releases of Flink refuses what a suite asks, but for what no case can show. */
export function wantedCodes(suite: PackSuite, releases: readonly Profile[]): ReadonlySet<string> {
  const isOfSuite = ({ stage }: RefusalDescription): boolean =>
    suite === 'corrupt' ? stage === 'decode' : suite === 'restore' && STAGES_OF_RESTORE.has(stage);
  const isOfReleases = ({ flink }: RefusalDescription): boolean =>
    flink.some((thrown) => releases.some(({ release }) => isWithin(release, thrown)));
  return new Set(
    Object.entries<RefusalDescription>(REFUSALS)
      .filter(([, refusal]) => isOfSuite(refusal) && isOfReleases(refusal))
      .map(([code]) => code)
      .filter((code) => !(code in NOT_SHOWN)),
  );
}
