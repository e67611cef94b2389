/** Everything that is drawn for one case of the question `open`. */
import { array, nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { StateBackend } from '../../../spec/model/backend.ts';
import { fields, pickName } from './pick.ts';
import type { Weights } from './pick.ts';
import { keyedPlan } from './state-draft.ts';
import type { KeyedPlan, StateConstraints } from './state-draft.ts';

/** One case. */
export interface OpenDraft {
  /** Varies names and IDs. */
  readonly salt: number;
  /** Where the release ships it; otherwise the one that is most like it. */
  readonly backend: StateBackend;
  /** In the order in which the backend gets them. */
  readonly handles: readonly KeyedPlan[];
}

/** Which cases are drawn. */
export interface OpenConstraints {
  readonly backends: Weights<StateBackend>;
  readonly minHandles: number;
  readonly maxHandles: number;
  readonly state: StateConstraints;
}

/** Cases within the constraints. */
export function openDraft(constraints: OpenConstraints): Arbitrary<OpenDraft> {
  return fields({
    salt: nat(0xffff),
    backend: pickName(constraints.backends),
    handles: array(keyedPlan(constraints.state), {
      minLength: constraints.minHandles,
      maxLength: constraints.maxHandles,
      size: 'max',
    }),
  });
}
