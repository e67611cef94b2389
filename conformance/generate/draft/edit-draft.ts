/** How the job changes between the snapshot and its restore: a list of edits. */
import { array, nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { fields, pickName, pickOf } from './pick.ts';
import type { Weights } from './pick.ts';

/** What a user does to a job; `../build/edits` says exactly. */
export type EditKind =
  | 'rename'
  | 'rescale'
  | 'rescaleBeyond'
  | 'maxDerived'
  | 'maxRecorded'
  | 'maxOther'
  | 'addOperator'
  | 'addVertex'
  | 'removeOperator'
  | 'removeVertex'
  | 'reidentify'
  | 'uidHashToOld'
  | 'uidHashAdded'
  | 'uidHashToRemoved'
  | 'uidHashToNeighbour'
  | 'chain'
  | 'unchain'
  | 'reverseChain'
  | 'coordinator'
  | 'repartition';

/** One edit. */
export interface Edit {
  readonly kind: EditKind;
  /** Which vertex or operator, counted around. */
  readonly target: number;
  /** Where in it, or which of several, counted around. */
  readonly detail: number;
  readonly parallelism: number;
}

/** Which edits are drawn. */
export interface EditConstraints {
  readonly minEdits: number;
  readonly maxEdits: number;
  readonly kinds: Weights<EditKind>;
  readonly parallelism: readonly (readonly [number, number])[];
}

/** The edits, in the order in which they are made. */
export function editDrafts(constraints: EditConstraints): Arbitrary<readonly Edit[]> {
  const edit = fields({
    kind: pickName(constraints.kinds),
    target: nat(11),
    detail: nat(5),
    parallelism: pickOf(constraints.parallelism),
  });
  return array(edit, {
    minLength: constraints.minEdits,
    maxLength: constraints.maxEdits,
    size: 'max',
  });
}
