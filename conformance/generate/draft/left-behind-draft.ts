/** How the states of operators are drawn that the new job does not have. */
import { array, integer } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { fields, pickName } from './pick.ts';
import type { Weights } from './pick.ts';

/**
 * The one thing that such a state holds, `../build/left-behind` says exactly. The first four are
 * nothing; a release that does not read finished states has empty entries instead.
 */
export type LeftBehindKind =
  | 'noEntries'
  | 'emptyEntries'
  | 'finishedSubtask'
  | 'fullyFinished'
  | 'coordinator'
  | 'emptyCoordinator'
  | 'managedOperatorState'
  | 'operatorStateWithoutElements'
  | 'rawOperatorState'
  | 'managedKeyedState'
  | 'keyedStateWithoutKeyGroups'
  | 'rawKeyedState'
  | 'inputChannelState'
  | 'resultSubpartitionState';

/** The state of one operator. */
export interface LeftBehindDraft {
  readonly kind: LeftBehindKind;
  /** 1 to 3; the last of the subtasks holds what there is. */
  readonly parallelism: number;
}

/** Which states are left behind. */
export interface LeftBehindConstraints {
  readonly min: number;
  readonly max: number;
  readonly kinds: Weights<LeftBehindKind>;
}

/** The states that are left behind. */
export function leftBehindDrafts({
  min,
  max,
  kinds,
}: LeftBehindConstraints): Arbitrary<readonly LeftBehindDraft[]> {
  const one = fields({ kind: pickName(kinds), parallelism: integer({ min: 1, max: 3 }) });
  return array(one, { minLength: min, maxLength: max, size: 'max' });
}
