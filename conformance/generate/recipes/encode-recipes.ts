/** Which cases of the question `encode` there are. */
import type { Unwritable } from '../draft/encode-draft.ts';
import type { Weights } from '../draft/pick.ts';
import type { RestoreConstraints } from '../draft/restore-draft.ts';
import { constrained, EVERY_SHAPE } from './constraints.ts';

/** A recipe for cases. */
export interface EncodeRecipe {
  readonly name: string;
  readonly weight: number;
  readonly constraints: RestoreConstraints;
  readonly unwritable: Weights<Unwritable>;
}

export const ENCODE_RECIPES: readonly EncodeRecipe[] = [
  {
    name: 'writable-snapshots',
    weight: 7,
    constraints: constrained(EVERY_SHAPE),
    unwritable: { none: 1 },
  },
  {
    name: 'unwritable-snapshots',
    weight: 8,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2 },
      state: { managed: 60, keyed: 50 },
      edits: { maxEdits: 0 },
      rest: { pointers: { directory: 1 }, masterStates: 30 },
    }),
    unwritable: {
      none: 2,
      emptyName: 3,
      emptyUid: 3,
      twoHandles: 3,
      mergedChannels: 4,
      longText: 3,
      longestText: 3,
    },
  },
];
