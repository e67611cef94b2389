/** The counter of checkpoint IDs. Flink: `CheckpointIDCounter#setCount` and its implementations. */
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';

/** What the counter holds after a snapshot was restored. */
export function countOn(
  restoredId: bigint,
  { decisions, profile, request }: RestoreContext,
): bigint {
  const { kind } = request.coordinator.counter;
  const next = BigInt.asIntN(64, decisions.nextCheckpointId(restoredId));
  if (!decisions.counterTakes(kind, next)) refuse('COUNTER_OVERFLOW', profile, { id: next });
  return decisions.counterHolds(kind, next);
}
