/** Cases for the rules of what follows a restore. */
import type { HistoryConstraints } from '../draft/history-draft.ts';
import { constrained, SMALL_JOB } from './constraints.ts';
import type { RestoreRecipe } from './restore-recipe.ts';

/** Jobs whose snapshots share files, and that go on as long as a history says. */
function goingOn(history: HistoryConstraints): RestoreRecipe['constraints'] {
  return constrained({
    job: {
      ...SMALL_JOB,
      coordinators: 0,
      parallelism: [
        [1, 2],
        [2, 3],
        [3, 1],
      ],
      maxParallelism: [
        [8, 4],
        [null, 1],
        [12, 1],
      ],
    },
    state: {
      managed: 40,
      raw: 5,
      keyed: 75,
      rawKeyed: 5,
      coordinator: 0,
      missing: 5,
      kinds: { incremental: 6, savepoint: 1, keyGroups: 1 },
      ranges: { exact: 1 },
      streams: { file: 4, relative: 2, bytes: 1 },
      maxSharedFiles: 3,
    },
    edits: { maxEdits: 1, kinds: { rename: 3, rescale: 2, addOperator: 1, removeOperator: 1 } },
    rest: {
      checkpointIds: [
        [7n, 4],
        [1n, 1],
        [1_234_567n, 1],
      ],
      counterKinds: { standalone: 1 },
      allowNonRestoredState: 60,
      history,
    },
  });
}

export const HISTORY_RECIPES: readonly RestoreRecipe[] = [
  {
    name: 'checkpoints-after-a-restore',
    weight: 4,
    constraints: goingOn({ minSteps: 1, maxSteps: 4, kinds: { checkpoint: 4, savepoint: 1 } }),
  },
  {
    name: 'histories',
    weight: 4,
    constraints: goingOn({
      minSteps: 2,
      maxSteps: 7,
      kinds: { checkpoint: 6, savepoint: 2, failover: 2, rescale: 1, restore: 2 },
    }),
  },
];
