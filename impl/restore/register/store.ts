/** Adding to the store of completed checkpoints. Flink: `StandaloneCompletedCheckpointStore`. */
import type { RestoreContext } from '../context.ts';
import { isSavepoint } from '../decisions/register.ts';
import type { InStore } from '../decisions/register.ts';

/**
 * The store after a checkpoint was added and, oldest first, as many have left as are too many.
 * Flink: `CheckpointSubsumeHelper#subsume`, in 1.11 `StandaloneCompletedCheckpointStore#addCheckpoint`.
 */
export function addAndSubsume<Stored extends InStore>(
  store: readonly Stored[],
  added: Stored,
  { decisions, profile, request }: RestoreContext,
): Stored[] {
  const all = decisions.withAdded(store, added);
  const newestNonSavepoint = all.findLast((stored) => !isSavepoint(stored));
  let excess = all.length - request.coordinator.maxRetained;
  return all.filter((candidate) => {
    if (excess <= 0) return true;
    if (!decisions.maySubsume(candidate, added, newestNonSavepoint, profile.restore)) return true;
    excess--;
    return false;
  });
}
