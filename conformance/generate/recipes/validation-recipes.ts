/** Cases for the rules of the stage `validate`: states and jobs that fit, or do not. */
import {
  constrained,
  EVERY_KIND_LEFT_BEHIND,
  LITTLE_STATE,
  ODD_RECORDED_MAX,
  RECORDED_MAX_AT_BOUNDS,
  SMALL_JOB,
  WIDE_PARALLELISM,
} from './constraints.ts';
import type { RestoreRecipe } from './restore-recipe.ts';

export const VALIDATION_RECIPES: readonly RestoreRecipe[] = [
  {
    name: 'left-behind',
    weight: 10,
    constraints: constrained({
      job: SMALL_JOB,
      state: LITTLE_STATE,
      edits: { maxEdits: 1, kinds: { rescale: 1, rename: 1 } },
      rest: {
        leftBehind: { min: 1, max: 1, kinds: EVERY_KIND_LEFT_BEHIND },
        allowNonRestoredState: 10,
      },
    }),
  },
  {
    name: 'several-failures',
    weight: 2,
    constraints: constrained({
      job: SMALL_JOB,
      state: { ...LITTLE_STATE, recordedMax: ODD_RECORDED_MAX },
      edits: { minEdits: 1, kinds: { maxOther: 3, maxRecorded: 1 } },
      rest: {
        leftBehind: { min: 1, max: 2, kinds: EVERY_KIND_LEFT_BEHIND },
        allowNonRestoredState: 0,
      },
    }),
  },
  {
    name: 'repeated-operator',
    weight: 3,
    constraints: constrained({
      job: { ...SMALL_JOB, coordinators: 70 },
      state: { managed: 70, coordinator: 70 },
      edits: { maxEdits: 1, kinds: { maxDerived: 2, maxRecorded: 1, rescale: 1 } },
      rest: {
        repeatsOperator: 100,
        repeatedMax: [
          [null, 3],
          [64, 3],
          [12, 1],
          [40_000, 1],
        ],
      },
    }),
  },
  {
    name: 'contested-id',
    weight: 2,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2 },
      state: LITTLE_STATE,
      edits: { maxEdits: 0 },
      rest: { contested: 100 },
    }),
  },
  {
    name: 'reactive',
    weight: 6,
    constraints: constrained({
      job: SMALL_JOB,
      state: { ...LITTLE_STATE, recordedMax: ODD_RECORDED_MAX },
      edits: { kinds: { maxDerived: 2, maxRecorded: 2, maxOther: 2 } },
      rest: { schedulers: { reactive: 1 } },
    }),
  },
  {
    name: 'bounds',
    weight: 2,
    constraints: constrained({
      job: {
        ...SMALL_JOB,
        maxParallelism: [
          [null, 2],
          [8, 1],
          [32_768, 1],
        ],
      },
      state: { ...LITTLE_STATE, recordedMax: RECORDED_MAX_AT_BOUNDS },
      edits: { maxEdits: 1, kinds: { rescale: 1, maxDerived: 2 } },
    }),
  },
  {
    name: 'derived-max-parallelism',
    weight: 1,
    constraints: constrained({
      job: {
        maxVertices: 1,
        maxChain: 1,
        parallelism: WIDE_PARALLELISM,
        maxParallelism: [[null, 1]],
      },
      state: { ...LITTLE_STATE, managed: 10 },
      edits: {
        minEdits: 1,
        maxEdits: 2,
        kinds: { addVertex: 3, rescale: 1 },
        parallelism: WIDE_PARALLELISM,
      },
    }),
  },
];
