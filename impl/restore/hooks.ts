/** Gives master state to the master hooks. Flink: `MasterHooks#restoreMasterHooks`. */
import type { HookCall } from '../../spec/model/outcome.ts';
import type { MasterState } from '../../spec/model/snapshot.ts';
import type { RestoreContext } from './context.ts';
import { JavaHashMap, stringHash } from './java/hash-map.ts';
import { refuse } from './refuse.ts';

/** The calls in their order. A state that is left over refuses before any hook is called. */
export function restoreMasterHooks(
  checkpointId: bigint,
  states: readonly MasterState[],
  { decisions, profile, request }: RestoreContext,
): HookCall[] {
  const { entryPoint, job, settings } = request;
  const allows = decisions.allowsUnmatched(entryPoint, settings.allowNonRestoredState);
  if (decisions.skipsHooks(states, job.masterHooks)) return [];
  const left = new Set(inMapOrder(job.masterHooks));
  const calls: HookCall[] = [];
  for (const { name, payload } of states) {
    if (left.delete(name)) {
      calls.push({ hook: name, call: 'restoreCheckpoint', checkpointId, state: payload });
    } else if (!decisions.dropsUnmatchedMasterState(allows)) {
      refuse('MASTER_STATE_UNMATCHED', profile, { name });
    }
  }
  if (!decisions.callsHooksWithoutState) return calls;
  for (const hook of left) {
    calls.push({ hook, call: 'restoreCheckpoint', checkpointId, state: null });
  }
  return calls;
}

/** The calls where there is nothing to restore. Flink: `MasterHooks#reset`. */
export function resetMasterHooks({ decisions, profile, request }: RestoreContext): HookCall[] {
  const { entryPoint, job } = request;
  if (!decisions.resetsHooksOfEmptyStore(entryPoint, profile.restore)) return [];
  return inMapOrder(job.masterHooks).map((hook) => {
    return { hook, call: 'reset', checkpointId: null, state: null };
  });
}

/** Flink keeps hooks in a `HashMap`, of several of one ID the first. */
function inMapOrder(hooks: readonly string[]): string[] {
  const map = new JavaHashMap<string>(stringHash);
  for (const hook of hooks) map.put(hook, hook);
  return [...map.values()];
}
