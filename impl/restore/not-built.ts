/**
 * What this implementation does not do yet, in one place. Asked for it, it skips the case and says
 * why; it never answers as if the thing were not there.
 */
import type { RestoreContext } from './context.ts';

/** One thing that is left out. */
export interface NotBuilt {
  readonly id: string;
  /** What is left out, and what of it is known: the reason of the skip. */
  readonly why: string;
  /** Whether a case needs it. */
  needs(context: RestoreContext): boolean;
}

/** Everything that is left out. */
export const NOT_BUILT: readonly NotBuilt[] = [
  {
    id: 'reactive-before-1.13',
    why: 'the reactive scheduler is known from Flink 1.13 on',
    needs: ({ request, profile }) =>
      request.coordinator.scheduler === 'reactive' &&
      profile.restore.maxParallelismBounds === 'adopted',
  },
  {
    id: 'history-of-coordinators',
    why: 'checkpoints of jobs with operator coordinators are not taken',
    needs: ({ request: { afterwards = [], job } }) =>
      [job, ...afterwards.flatMap((step) => ('job' in step ? [step.job] : []))].some(
        ({ vertices }) => afterwards.length > 0 && vertices.some((v) => v.coordinators.length > 0),
      ),
  },
  {
    id: 'history-of-high-availability',
    why: 'what follows a restore is not known of stores of high availability',
    needs: ({ request: { afterwards = [], coordinator } }) =>
      afterwards.length > 0 && coordinator.highlyAvailable === true,
  },
  {
    id: 'history-of-a-store',
    why: 'what is deleted of checkpoints that were there before the restore is not known',
    needs: ({ request: { afterwards = [], coordinator } }) =>
      afterwards.length > 0 && coordinator.store.length > 0,
  },
];

/** Thrown where it shows only on the way that something is left out. Never leaves `restore`. */
export class NotBuiltHere extends Error {}

/** The first thing that a case needs and that is left out. */
export function findNotBuilt(context: RestoreContext): NotBuilt | undefined {
  return NOT_BUILT.find((thing) => thing.needs(context));
}
