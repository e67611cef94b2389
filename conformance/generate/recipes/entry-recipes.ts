/** Cases of all entry points, of stores that hold checkpoints, and of finished operators. */
import { FROM_A_SAVEPOINT } from '../draft/entry-draft.ts';
import { constrained, EVERY_KIND_LEFT_BEHIND, LITTLE_STATE, SMALL_JOB } from './constraints.ts';
import type { RestoreRecipe } from './restore-recipe.ts';

const ALL_ENTRY_POINTS = {
  restoreSavepoint: 1,
  restoreInitialCheckpointIfPresent: 3,
  restoreLatestCheckpointedStateToAll: 4,
  restoreLatestCheckpointedStateToSubtasks: 3,
} as const;

export const ENTRY_RECIPES: readonly RestoreRecipe[] = [
  {
    name: 'entry-points',
    weight: 8,
    constraints: constrained({
      job: { maxVertices: 3, maxChain: 3, coordinators: 35 },
      state: { coordinator: 35 },
      edits: {
        maxEdits: 2,
        kinds: {
          rescale: 4,
          rename: 1,
          removeOperator: 2,
          reidentify: 1,
          uidHashToOld: 1,
          addOperator: 1,
          maxOther: 2,
        },
      },
      rest: {
        masterStates: 45,
        hooks: 60,
        storedCheckpoints: 50,
        entry: { points: ALL_ENTRY_POINTS, emptyStores: 10, ignored: { none: 4, restored: 1 } },
      },
    }),
  },
  {
    name: 'left-in-the-store',
    weight: 3,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
      rest: {
        leftBehind: { min: 1, max: 1, kinds: EVERY_KIND_LEFT_BEHIND },
        allowNonRestoredState: 20,
        entry: {
          points: { restoreInitialCheckpointIfPresent: 2, restoreLatestCheckpointedStateToAll: 3 },
          emptyStores: 0,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'empty-store',
    weight: 3,
    constraints: constrained({
      job: { maxVertices: 2, maxChain: 2, coordinators: 60 },
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1 } },
      rest: {
        hooks: 80,
        masterStates: 30,
        entry: {
          points: { ...ALL_ENTRY_POINTS, restoreSavepoint: 0 },
          emptyStores: 80,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'odd-hooks',
    weight: 2,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
      rest: {
        hooks: 100,
        oddHooks: { none: 1, repeated: 4, empty: 1, blank: 2 },
        masterStates: 70,
        allowNonRestoredState: 80,
        entry: { points: ALL_ENTRY_POINTS, emptyStores: 20, ignored: { none: 1 } },
      },
    }),
  },
  {
    name: 'preferred-checkpoints',
    weight: 4,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
      rest: {
        prefersCheckpoint: 90,
        storedCheckpoints: 100,
        maxRetained: [
          [2, 1],
          [4, 3],
        ],
        allowNonRestoredState: 80,
        entry: {
          points: { ...ALL_ENTRY_POINTS, restoreSavepoint: 0 },
          emptyStores: 0,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'stores-of-high-availability',
    weight: 14,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
      rest: {
        storeKinds: { highlyAvailable: 3, unreadable: 2 },
        storedCheckpoints: 95,
        maxRetained: [
          [1, 1],
          [2, 2],
          [4, 3],
        ],
        allowNonRestoredState: 80,
        entry: {
          points: { ...ALL_ENTRY_POINTS, restoreSavepoint: 6 },
          emptyStores: 5,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'regions',
    weight: 2,
    constraints: constrained({
      job: { maxVertices: 4, maxChain: 2, coordinators: 30 },
      state: { coordinator: 30 },
      edits: { maxEdits: 2, kinds: { addVertex: 1, rescale: 2, removeOperator: 1 } },
      rest: {
        hooks: 30,
        masterStates: 30,
        storedCheckpoints: 50,
        entry: {
          points: { restoreLatestCheckpointedStateToSubtasks: 1 },
          emptyStores: 0,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'shared-with-the-store',
    weight: 10,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2 },
      state: {
        keyed: 90,
        managed: 0,
        kinds: { incremental: 1 },
        sharedForms: { file: 4, relative: 2, bytes: 1 },
        maxSharedFiles: 2,
      },
      edits: { maxEdits: 1, kinds: { rescale: 2, rename: 1 } },
      rest: {
        storedCheckpoints: 90,
        storedStates: { sharing: 3, none: 1 },
        maxRetained: [
          [1, 1],
          [4, 3],
        ],
        entry: {
          points: { restoreSavepoint: 4, restoreLatestCheckpointedStateToAll: 1 },
          emptyStores: 0,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'one-shared-file',
    weight: 3,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 1, parallelism: [[1, 1]] },
      state: {
        keyed: 100,
        managed: 0,
        missing: 0,
        kinds: { incremental: 1 },
        sharedForms: { file: 2, relative: 2, bytes: 1 },
        maxSharedFiles: 2,
      },
      edits: { maxEdits: 1, kinds: { rescale: 2, rename: 1 } },
      rest: { storedCheckpoints: 90, storedStates: { sharing: 1 } },
    }),
  },
  {
    name: 'finished-operators',
    weight: 8,
    constraints: constrained({
      job: {
        maxVertices: 3,
        maxChain: 2,
        coordinators: 20,
        partitioners: { keyBy: 3, forward: 4, rescale: 2, broadcast: 1 },
        finished: {
          vertices: { running: 2, someSubtasks: 3, everySubtask: 1, fully: 4 },
          otherwise: 6,
        },
      },
      state: { ...LITTLE_STATE, managed: 40, keyed: 15, coordinator: 15 },
      edits: {
        maxEdits: 2,
        kinds: {
          rescale: 4,
          addVertex: 1,
          addOperator: 1,
          chain: 1,
          unchain: 1,
          uidHashToOld: 1,
          removeVertex: 1,
          maxOther: 1,
        },
      },
      rest: {
        allowNonRestoredState: 70,
        entry: {
          points: { ...ALL_ENTRY_POINTS, restoreSavepoint: 8 },
          emptyStores: 0,
          ignored: { none: 4, restored: 2, other: 1 },
        },
      },
    }),
  },
  {
    name: 'finished-neighbours',
    weight: 7,
    constraints: constrained({
      job: {
        maxVertices: 3,
        maxChain: 1,
        partitioners: { keyBy: 3, forward: 4, rescale: 2 },
        doubleEdges: 30,
        finished: { vertices: { running: 2, someSubtasks: 3, fully: 3 }, otherwise: 0 },
      },
      state: { ...LITTLE_STATE, missing: 0 },
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
      rest: {
        hooks: 30,
        masterStates: 20,
        entry: {
          points: { restoreSavepoint: 3, restoreInitialCheckpointIfPresent: 1 },
          emptyStores: 0,
          ignored: { none: 3, restored: 2, other: 1 },
        },
      },
    }),
  },
  {
    name: 'mixed-chains',
    weight: 3,
    constraints: constrained({
      job: {
        maxVertices: 2,
        maxChain: 3,
        finished: { vertices: { running: 1, fully: 3 }, otherwise: 40 },
      },
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1, chain: 1 } },
      rest: {
        entry: {
          points: {
            restoreSavepoint: 2,
            restoreLatestCheckpointedStateToAll: 3,
            restoreLatestCheckpointedStateToSubtasks: 1,
          },
          emptyStores: 0,
          ignored: { none: 1 },
        },
      },
    }),
  },
  {
    name: 'partly-after-finished',
    weight: 8,
    constraints: constrained({
      job: {
        minVertices: 2,
        maxVertices: 2,
        minInputs: 1,
        maxChain: 1,
        parallelism: [
          [2, 1],
          [3, 1],
          [4, 1],
        ],
        partitioners: { keyBy: 2, rescale: 1 },
        finished: { vertices: { someSubtasks: 4, fully: 4, running: 1 }, otherwise: 0 },
      },
      state: { ...LITTLE_STATE, missing: 0 },
      edits: { maxEdits: 1, kinds: { rename: 1 } },
      rest: {
        entry: { ...FROM_A_SAVEPOINT, ignored: { none: 3, restored: 3, other: 4 } },
      },
    }),
  },
];
