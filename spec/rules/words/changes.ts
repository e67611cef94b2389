/** What a restore had changed by the time it was refused. */
import type { Effects } from '../../model/outcome.ts';
import type { RestoreRequest } from '../../model/request.ts';
import { recoveredStore } from './recovery.ts';

/**
 * The first thing that is not as it was before the restore, in words; `null` for none, and where the
 * answer names no effects, since nothing had changed then.
 */
export function firstChange(
  { coordinator }: RestoreRequest,
  effects: Effects | undefined,
): string | null {
  if (effects === undefined) return null;
  const { nextCheckpointId, store } = effects;
  const before = recoveredStore(coordinator)
    .map(({ checkpointId }) => checkpointId)
    .join(', ');
  const after = store.map(({ checkpointId }) => checkpointId).join(', ');
  if (after !== before) return `checkpoints [${after}] in the store, not [${before}]`;
  if (nextCheckpointId !== coordinator.counter.value) {
    return `next checkpoint ID ${nextCheckpointId}, not ${coordinator.counter.value}`;
  }
  return firstCall(effects);
}

/** The first task, coordinator or master hook that was given anything, in words; `null` for none. */
export function firstCall({ vertices, coordinators, masterHooks }: Effects): string | null {
  const restored = vertices.find(({ subtasks }) => subtasks.some((task) => task !== null));
  if (restored !== undefined) return `restored tasks of vertex ${restored.id}`;
  if (coordinators.length > 0) return `a call of coordinator ${coordinators[0]!.operatorId}`;
  return masterHooks.length > 0 ? `a call of master hook ${masterHooks[0]!.hook}` : null;
}
