/** Words for the checkpoint that a restore adds to the store. */
import type { RestoreCase } from '../../model/case.ts';
import type { Effects, StoredOutcome } from '../../model/outcome.ts';
import { effectsAfter } from '../reached.ts';
import type { JudgedAnswer } from '../rule.ts';
import { isRefusedWith } from './refusals.ts';

/**
 * What had changed when the snapshot had been added to the store, or later; `null` where the restore
 * did not get so far. The counter is set after that, and may refuse.
 * Flink: `CheckpointCoordinator#restoreSavepoint`.
 */
export function effectsOfAdding(answer: JudgedAnswer<'restore'>): Effects | null {
  return answer.kind === 'refused' && isRefusedWith('COUNTER_OVERFLOW', answer)
    ? (answer.refusal.effects ?? null)
    : effectsAfter('register', answer);
}

/** The snapshot in the store, `null` where the restore did not get so far, or where it is not there. */
export function addedTo(
  { snapshot }: RestoreCase,
  answer: JudgedAnswer<'restore'>,
): StoredOutcome | null {
  const store = effectsOfAdding(answer)?.store ?? [];
  return store.findLast(({ checkpointId }) => checkpointId === snapshot?.checkpointId) ?? null;
}

/** Whose state a stored checkpoint keeps, in words. */
export function storedText({ operatorIds }: StoredOutcome): string {
  return operatorIds.length === 0 ? 'no state at all' : `state of ${operatorIds.join(', ')}`;
}
