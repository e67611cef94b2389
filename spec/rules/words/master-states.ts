/** Which hook resumes which master state. Flink: `MasterHooks#restoreMasterHooks`. */
import type { RestoreCase } from '../../model/case.ts';
import type { MasterState } from '../../model/snapshot.ts';

/** The master states of a restore, each in the order of the file. */
export interface MatchedStates {
  /** The state that each hook gets: the first one of its name. */
  readonly resumed: ReadonlyMap<string, MasterState>;
  /** States whose name no hook has, or whose hook has one already. */
  readonly unmatched: readonly MasterState[];
}

/** Matches the states of a snapshot with the hooks of a job, by name. */
export function matchMasterStates({ request, snapshot }: RestoreCase): MatchedStates {
  const hooks = new Set(request.job.masterHooks);
  const resumed = new Map<string, MasterState>();
  const unmatched: MasterState[] = [];
  for (const state of snapshot?.masterStates ?? []) {
    if (hooks.delete(state.name)) resumed.set(state.name, state);
    else unmatched.push(state);
  }
  return { resumed, unmatched };
}

/** Whether a restore looks at master state at all: only if the job has hooks and the snapshot states. */
export function looksAtMasterStates({ request, snapshot }: RestoreCase): boolean {
  return (snapshot?.masterStates ?? []).length > 0 && request.job.masterHooks.length > 0;
}
