/** Which checkpoints leave a store that holds too many. */
import type { CheckpointProperties } from '../../model/properties.ts';
import type { RestoreRequest } from '../../model/request.ts';
import type { Profile } from '../../profiles/profile.ts';
import { recoveredStore } from './recovery.ts';

/** A checkpoint, as far as its store looks at it. */
export interface Retained {
  readonly checkpointId: bigint;
  readonly isSavepoint: boolean;
}

/** What the store holds before the restore, oldest first. */
export function retainedBefore({ coordinator }: RestoreRequest): readonly Retained[] {
  return recoveredStore(coordinator).map(({ checkpointId, properties }) => ({
    checkpointId,
    isSavepoint: isSavepoint(properties),
  }));
}

/**
 * What is left of a store, oldest first, whose newest checkpoint was just added: the oldest leave,
 * but the newest never does, and neither does the newest that is no savepoint.
 * Flink: `CheckpointSubsumeHelper#subsume`, before 1.12.2 `removeFirst` alone.
 *
 * @param most how many may stay
 */
export function retainedOf(
  store: readonly Retained[],
  most: number,
  { restore }: Profile,
): readonly Retained[] {
  const newestCheckpoint = store.findLast((one) => !one.isSavepoint);
  const keepsCheckpoint = restore.retention === 'keepsCheckpoint';
  const mustStay = (one: Retained) =>
    one === store.at(-1) || (keepsCheckpoint && one === newestCheckpoint);
  const left = [...store];
  for (const one of store) {
    if (left.length > most && !mustStay(one)) left.splice(left.indexOf(one), 1);
  }
  return left;
}

/** Flink: `CheckpointProperties#isSavepoint`. */
export function isSavepoint({ type }: CheckpointProperties): boolean {
  return type?.kind === 'savepoint';
}
