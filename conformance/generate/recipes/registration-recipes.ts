/** Cases for the rules of the stage `register`: the store, and shared state. */
import { constrained, LITTLE_STATE, SMALL_JOB } from './constraints.ts';
import type { RestoreRecipe } from './restore-recipe.ts';

export const REGISTRATION_RECIPES: readonly RestoreRecipe[] = [
  {
    name: 'retention',
    weight: 4,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2 },
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 2, rename: 1 } },
      rest: {
        storedCheckpoints: 90,
        checkpointIds: [
          [7n, 5],
          [5n, 2],
          [0n, 1],
          [2_147_483_647n, 1],
        ],
      },
    }),
  },
  {
    name: 'clashing-shared-state',
    weight: 2,
    constraints: constrained({
      job: SMALL_JOB,
      state: {
        keyed: 90,
        managed: 0,
        kinds: { incremental: 1 },
        sharedForms: { file: 2, relative: 3, bytes: 1 },
        maxSharedFiles: 3,
      },
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
    }),
  },
];
