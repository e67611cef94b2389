/** Cases for the rules of what follows a restore. */
import type { HistoryConstraints } from '../draft/history-draft.ts';
import type { RestoreConstraints } from '../draft/restore-draft.ts';
import { constrained, SMALL_JOB } from './constraints.ts';
import type { RestoreRecipe } from './restore-recipe.ts';

/** Jobs whose snapshots share files, and that go on as long as a history says. */
export function goingOn(history: HistoryConstraints): RestoreConstraints {
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

/** Jobs that go on with the shared files of what they were restored from. */
function sharingMuch(history: HistoryConstraints): RestoreConstraints {
  const all = goingOn(history);
  return {
    ...all,
    job: { ...all.job, maxVertices: 1, maxChain: 1 },
    state: { ...all.state, managed: 20, keyed: 95, kinds: { incremental: 1 }, missing: 0 },
    edits: { ...all.edits, maxEdits: 0 },
    maxRetained: [
      [1, 3],
      [2, 1],
    ],
  };
}

/** Snapshots in which handles of two files have one name, as no backend writes them. */
function clashing(history: HistoryConstraints): RestoreConstraints {
  const all = sharingMuch(history);
  return {
    ...all,
    state: {
      ...all.state,
      rawKeyed: 95,
      ofOneBackend: 90,
      sharedForms: { file: 2, relative: 2, bytes: 1 },
    },
  };
}

export const HISTORY_RECIPES: readonly RestoreRecipe[] = [
  {
    name: 'files-of-one-name',
    weight: 4,
    constraints: clashing({ minSteps: 1, maxSteps: 2, kinds: { failover: 1, savepoint: 1 } }),
  },
  {
    name: 'checkpoints-after-a-restore',
    weight: 4,
    constraints: goingOn({ minSteps: 1, maxSteps: 4, kinds: { checkpoint: 4, savepoint: 1 } }),
  },
  {
    name: 'claimed-or-not',
    weight: 8,
    constraints: sharingMuch({ minSteps: 2, maxSteps: 4, kinds: { checkpoint: 1 } }),
  },
  {
    name: 'histories',
    weight: 8,
    constraints: goingOn({
      minSteps: 2,
      maxSteps: 7,
      kinds: { checkpoint: 6, savepoint: 2, failover: 2, rescale: 1, restore: 2 },
    }),
  },
];
