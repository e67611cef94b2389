/** How it is drawn what happens to a job after its restore. */
import { array, constant, nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { HistoryStep } from '../../../spec/model/history.ts';
import type { ClaimMode } from '../../../spec/model/request.ts';
import { fields, percent, pickName, pickOf } from './pick.ts';
import type { Weights } from './pick.ts';

/** One step. What means nothing for its kind is not looked at. */
export interface StepDraft {
  readonly kind: HistoryStep['kind'];
  /** Of a checkpoint: bit i set: of the files that a task shares with those before, the i-th goes. */
  readonly dropped: number;
  /** Of a checkpoint: how many shared files each task adds. */
  readonly added: number;
  /** Of a checkpoint and a savepoint: bit i set: the i-th operator has no state. */
  readonly stateless: number;
  /** Of a failover: which of the parts of a job that nothing connects fails; 0 for the whole job. */
  readonly region: number;
  /** Of a rescaling and a restore: which vertex gets which parallelism. */
  readonly target: number;
  readonly parallelism: number;
  readonly claimMode: ClaimMode;
  readonly allowNonRestoredState: boolean;
}

/** What happens to a job, in its order. */
export type HistoryDraft = readonly StepDraft[];

/** Which histories are drawn. */
export interface HistoryConstraints {
  readonly minSteps: number;
  readonly maxSteps: number;
  readonly kinds: Weights<HistoryStep['kind']>;
}

/** Where a restore is all that happens. */
export const NO_HISTORY: HistoryConstraints = {
  minSteps: 0,
  maxSteps: 0,
  kinds: { checkpoint: 1 },
};

/** Histories within the constraints. */
export function historyDraft({
  minSteps,
  maxSteps,
  kinds,
}: HistoryConstraints): Arbitrary<HistoryDraft> {
  if (maxSteps === 0) return constant([]);
  return array(stepDraft(kinds), { minLength: minSteps, maxLength: maxSteps, size: 'max' });
}

/** One step of the kinds given. */
export function stepDraft(kinds: Weights<HistoryStep['kind']>): Arbitrary<StepDraft> {
  return fields({
    kind: pickName(kinds),
    dropped: pickOf([
      [0, 4],
      [1, 2],
      [2, 1],
      [3, 2],
      [15, 1],
    ]),
    added: nat(2),
    stateless: pickOf([
      [0, 5],
      [1, 1],
      [2, 1],
      [15, 1],
    ]),
    region: nat(3),
    target: nat(3),
    parallelism: pickOf([
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 1],
    ]),
    claimMode: pickName<ClaimMode>({ NO_CLAIM: 2, CLAIM: 3, LEGACY: 2 }),
    allowNonRestoredState: percent(30),
  });
}
