/** Which hook resumes which master state. Flink: `MasterHooks#restoreMasterHooks`. */
import type { RestoreCase } from '../../model/case.ts';
import type { Job } from '../../model/job.ts';
import type { MasterState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { restoredSnapshot } from './entry.ts';

/** The master states of a restore, each in the order of the file. */
export interface MatchedStates {
  /** The state that each hook gets: the first one of its name. */
  readonly resumed: ReadonlyMap<string, MasterState>;
  /** States whose name no hook has, or whose hook has one already. */
  readonly unmatched: readonly MasterState[];
}

/** The hooks that a job has: of several of one ID the first. Flink: `addMasterHook`. */
export function hooksOf({ masterHooks }: Job): readonly string[] {
  return [...new Set(masterHooks)];
}

/** Matches the states of what is restored with the hooks of a job, by name. */
export function matchMasterStates(subject: RestoreCase, profile: Profile): MatchedStates {
  const hooks = new Set(subject.request.job.masterHooks);
  const resumed = new Map<string, MasterState>();
  const unmatched: MasterState[] = [];
  for (const state of restoredSnapshot(subject, profile)?.masterStates ?? []) {
    if (hooks.delete(state.name)) resumed.set(state.name, state);
    else unmatched.push(state);
  }
  return { resumed, unmatched };
}

/** Whether a restore looks at master state at all: only if the job has hooks and the snapshot states. */
export function looksAtMasterStates(subject: RestoreCase, profile: Profile): boolean {
  const states = restoredSnapshot(subject, profile)?.masterStates ?? [];
  return states.length > 0 && subject.request.job.masterHooks.length > 0;
}
