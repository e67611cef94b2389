/** Which cases of the question `restore` there are: each recipe aims at some rules. */
import { CHANNEL_RECIPES } from './channel-recipes.ts';
import {
  constrained,
  EDGE_CHECKPOINT_IDS,
  LITTLE_STATE,
  MIXED_PARALLELISM,
  ODD_RECORDED_MAX,
  SMALL_JOB,
} from './constraints.ts';
import { ENTRY_RECIPES } from './entry-recipes.ts';
import { HISTORY_RECIPES } from './history-recipes.ts';
import { REGISTRATION_RECIPES } from './registration-recipes.ts';
import type { RestoreRecipe } from './restore-recipe.ts';
import { VALIDATION_RECIPES } from './validation-recipes.ts';

/** A table of recipes. The names are for people; nothing hangs on them. */
export const RESTORE_RECIPES: readonly RestoreRecipe[] = [
  { name: 'general', weight: 6, constraints: constrained({}) },
  {
    name: 'max-parallelism',
    weight: 5,
    constraints: constrained({
      job: { ...SMALL_JOB, maxChain: 3 },
      state: { recordedMax: ODD_RECORDED_MAX, managed: 25, keyed: 20, coordinator: 0 },
      edits: {
        minEdits: 1,
        kinds: { maxDerived: 4, maxRecorded: 3, maxOther: 3, rescale: 5, addOperator: 1, chain: 1 },
      },
      rest: { allowNonRestoredState: 70, schedulers: { default: 8, adaptive: 1, reactive: 1 } },
    }),
  },
  {
    name: 'adopted-max-parallelism',
    weight: 2,
    constraints: constrained({
      job: {
        maxVertices: 2,
        maxChain: 8,
        maxParallelism: [
          [null, 3],
          [8, 1],
          [64, 1],
        ],
      },
      state: {
        ...LITTLE_STATE,
        keyed: 10,
        kinds: { incremental: 1 },
        recordedMax: [
          [null, 6],
          [8, 2],
          [64, 2],
          [256, 1],
        ],
      },
      edits: { kinds: { maxDerived: 4, addOperator: 3, chain: 2, rescale: 1 } },
    }),
  },
  {
    name: 'unclaimed-state',
    weight: 5,
    constraints: constrained({
      job: { maxVertices: 3, maxChain: 3 },
      state: { managed: 40, raw: 12, keyed: 25, rawKeyed: 12, coordinator: 15, missing: 30 },
      edits: {
        minEdits: 1,
        maxEdits: 2,
        kinds: {
          removeOperator: 5,
          reidentify: 4,
          removeVertex: 3,
          uidHashToOld: 2,
          uidHashAdded: 2,
          uidHashToRemoved: 3,
          uidHashToNeighbour: 2,
        },
      },
      rest: { allowNonRestoredState: 30, repeatsOperator: 5 },
    }),
  },
  {
    name: 'uid-hash',
    weight: 2,
    constraints: constrained({
      job: { maxVertices: 2, maxChain: 3, uidHashes: 20 },
      edits: {
        minEdits: 1,
        kinds: {
          uidHashToOld: 4,
          uidHashAdded: 3,
          uidHashToRemoved: 4,
          uidHashToNeighbour: 2,
          coordinator: 1,
          rescale: 2,
        },
      },
      rest: { allowNonRestoredState: 50, repeatsOperator: 5 },
    }),
  },
  {
    name: 'pointer',
    weight: 7,
    constraints: constrained({
      job: SMALL_JOB,
      state: { ...LITTLE_STATE, managed: 50, streams: { bytes: 2, relative: 4, file: 2 } },
      edits: { maxEdits: 0 },
      rest: {
        pointers: {
          directory: 1,
          directoryWithSlash: 1,
          directoryWithScheme: 1,
          directoryWithAuthority: 1,
          directoryWithDots: 1,
          directoryWithDoubleSlash: 1,
          metadataFile: 1,
          metadataFileWithScheme: 1,
          renamedFile: 8,
          renamedFileBesideMetadata: 3,
          missing: 1,
          missingFile: 1,
          missingRelative: 1,
          blanks: 1,
          emptyDirectory: 1,
          directoryWithoutMetadata: 1,
          empty: 1,
          noUri: 1,
          blankAfterScheme: 1,
          unknownScheme: 1,
        },
      },
    }),
  },
  {
    name: 'damaged-metadata',
    weight: 1,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 0 },
      rest: { damage: { noBytes: 1, cut: 3, wrongMagic: 1, unknownVersion: 1, version1: 1 } },
    }),
  },
  {
    name: 'rescale-keyed',
    weight: 7,
    constraints: constrained({
      job: {
        ...SMALL_JOB,
        maxParallelism: [
          [null, 3],
          [1, 4],
          [8, 4],
          [12, 3],
          [32_768, 1],
        ],
      },
      state: {
        keyed: 80,
        rawKeyed: 25,
        managed: 0,
        raw: 0,
        coordinator: 0,
        missing: 20,
        kinds: { keyGroups: 4, savepoint: 4, incremental: 4, changelog: 6 },
        ranges: { exact: 10, wide: 2, narrow: 2, shifted: 2, whole: 2, empty: 1, beyond: 1 },
      },
      edits: {
        kinds: { rescale: 8, addOperator: 1, chain: 1 },
      },
    }),
  },
  {
    name: 'split-state',
    weight: 5,
    constraints: constrained({
      job: SMALL_JOB,
      state: {
        managed: 85,
        raw: 25,
        keyed: 0,
        rawKeyed: 0,
        missing: 20,
        modes: { SPLIT_DISTRIBUTE: 1 },
        maxNames: 4,
      },
      edits: { minEdits: 1, kinds: { rescale: 1 } },
    }),
  },
  {
    name: 'union-broadcast',
    weight: 5,
    constraints: constrained({
      job: SMALL_JOB,
      state: {
        managed: 85,
        raw: 20,
        keyed: 0,
        rawKeyed: 0,
        missing: 20,
        modes: { UNION: 3, BROADCAST: 4, SPLIT_DISTRIBUTE: 2 },
        maxNames: 4,
      },
      edits: { kinds: { rescale: 3, rename: 1 } },
    }),
  },
  {
    name: 'equal-delegates',
    weight: 1,
    constraints: constrained({
      job: SMALL_JOB,
      state: { managed: 90, raw: 20, keyed: 0, rawKeyed: 0, maxNames: 3, oneDelegate: 100 },
      edits: { kinds: { rescale: 1 } },
    }),
  },
  {
    name: 'shared-state',
    weight: 3,
    constraints: constrained({
      job: SMALL_JOB,
      state: {
        keyed: 90,
        rawKeyed: 10,
        managed: 0,
        kinds: { incremental: 5, changelog: 2 },
        sharedForms: { file: 6, relative: 2, bytes: 1 },
        maxSharedFiles: 3,
      },
      edits: { kinds: { rescale: 2, rename: 1 } },
    }),
  },
  {
    name: 'counter',
    weight: 6,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2 },
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 2, rename: 1, maxOther: 1 } },
      rest: {
        checkpointIds: EDGE_CHECKPOINT_IDS,
        counterKinds: { standalone: 1, zookeeper: 1 },
        counterValues: [
          [1n, 3],
          [5n, 1],
          [100n, 1],
          [2_147_483_647n, 1],
        ],
      },
    }),
  },
  {
    name: 'hooks',
    weight: 4,
    constraints: constrained({
      job: { ...SMALL_JOB, coordinators: 50 },
      state: { ...LITTLE_STATE, coordinator: 50 },
      edits: { kinds: { coordinator: 3, rescale: 1, addOperator: 1, uidHashToOld: 1 } },
      rest: { masterStates: 80, hooks: 80, allowNonRestoredState: 50 },
    }),
  },
  {
    name: 'many-subtasks',
    weight: 1,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2, parallelism: MIXED_PARALLELISM },
      edits: { maxEdits: 1, kinds: { rescale: 3, maxDerived: 1 }, parallelism: MIXED_PARALLELISM },
    }),
  },
  {
    name: 'build',
    weight: 1,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { minEdits: 1, maxEdits: 1, kinds: { rescaleBeyond: 2, rescale: 1 } },
    }),
  },
  {
    name: 'pointer-to-nothing',
    weight: 4,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 0 },
      rest: {
        pointers: {
          empty: 3,
          blanks: 3,
          noUri: 2,
          blankAfterScheme: 2,
          unknownScheme: 2,
          localOnHost: 2,
          missing: 1,
          missingFile: 1,
          missingRelative: 1,
          emptyDirectory: 2,
          directoryWithoutMetadata: 2,
        },
      },
    }),
  },
  {
    name: 'late-refusal',
    weight: 3,
    constraints: constrained({
      job: { maxVertices: 3, maxChain: 2, maxParallelism: [[null, 1]] },
      state: {
        ...LITTLE_STATE,
        recordedMax: [
          [null, 6],
          [1, 2],
          [2, 2],
          [3, 1],
        ],
      },
      edits: { maxEdits: 2, kinds: { rescale: 3, addVertex: 1 } },
    }),
  },
  {
    name: 'coordinator-ids',
    weight: 2,
    constraints: constrained({
      job: { maxVertices: 2, maxChain: 3, coordinators: 80 },
      state: { ...LITTLE_STATE, coordinator: 80 },
      edits: {
        minEdits: 1,
        maxEdits: 2,
        kinds: { uidHashToOld: 4, uidHashToNeighbour: 2, coordinator: 1 },
      },
      rest: { masterStates: 80, hooks: 80, allowNonRestoredState: 50 },
    }),
  },
  ...VALIDATION_RECIPES,
  ...REGISTRATION_RECIPES,
  ...ENTRY_RECIPES,
  ...CHANNEL_RECIPES,
  ...HISTORY_RECIPES,
];
