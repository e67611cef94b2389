/** How it is drawn at which entry point a restore begins, and what the store holds then. */
import { nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { EntryPoint } from '../../../spec/model/request.ts';
import { fields, percent, pickName, sometimes } from './pick.ts';
import type { Weights } from './pick.ts';
import type { StoredPlan } from './restore-draft.ts';

/** Whose in-flight data is ignored. */
export type IgnoredPlan = 'none' | 'restored' | 'other';

/** One entry into a restore. */
export interface EntryDraft {
  readonly point: EntryPoint;
  /** Whether the store is empty; at an entry point that restores from it. */
  readonly isStoreEmpty: boolean;
  /** Properties of the checkpoint that is restored from the store. */
  readonly properties: StoredPlan;
  /** Bit i set: the parts i, i + 3, … of the job restart that are not connected with others. */
  readonly region: number;
  readonly ignored: IgnoredPlan;
}

/** Which entries are drawn. */
export interface EntryConstraints {
  readonly points: Weights<EntryPoint>;
  /** Stores without a checkpoint, in percent. */
  readonly emptyStores: number;
  readonly ignored: Weights<IgnoredPlan>;
}

/** What there is where a recipe does not say otherwise. */
export const FROM_A_SAVEPOINT: EntryConstraints = {
  points: { restoreSavepoint: 1 },
  emptyStores: 0,
  ignored: { none: 1 },
};

/** Entries within the constraints. */
export function entryDraft({
  points,
  emptyStores,
  ignored,
}: EntryConstraints): Arbitrary<EntryDraft> {
  return fields({
    point: pickName(points),
    isStoreEmpty: percent(emptyStores),
    properties: pickName<StoredPlan>({
      checkpoint: 5,
      savepoint: 2,
      unclaimedSnapshot: 2,
      retainedCheckpoint: 1,
      nativeSavepoint: 1,
      terminateSavepoint: 1,
    }),
    region: sometimes(50, nat(6), 7),
    ignored: pickName(ignored),
  });
}
