/** Which cases of the question `open` there are. */
import type { StateBackend } from '../../../spec/model/backend.ts';
import type { OpenConstraints } from '../draft/open-draft.ts';
import type { Weights } from '../draft/pick.ts';
import { STATE } from './constraints.ts';

/** A recipe for cases. */
export interface OpenRecipe {
  readonly name: string;
  readonly weight: number;
  readonly constraints: OpenConstraints;
}

const BACKENDS: Weights<StateBackend> = {
  hashmap: 3,
  rocksdb: 3,
  'changelog(hashmap)': 2,
  'changelog(rocksdb)': 2,
  forst: 3,
};

/** No handle is relative to a directory that is not there. */
const HANDLES = {
  ...STATE,
  missing: 0,
  ranges: { exact: 1 },
  streams: { bytes: 1, file: 2 },
  sharedForms: { file: 1 },
} as const;

export const OPEN_RECIPES: readonly OpenRecipe[] = [
  {
    name: 'one-handle',
    weight: 7,
    constraints: {
      backends: BACKENDS,
      minHandles: 1,
      maxHandles: 1,
      state: { ...HANDLES, kinds: { keyGroups: 2, savepoint: 3, incremental: 3 } },
    },
  },
  {
    name: 'changelog-handle',
    weight: 8,
    constraints: {
      backends: BACKENDS,
      minHandles: 1,
      maxHandles: 1,
      state: { ...HANDLES, kinds: { changelog: 1 } },
    },
  },
  {
    name: 'changelog-handles',
    weight: 2,
    constraints: {
      backends: BACKENDS,
      minHandles: 2,
      maxHandles: 2,
      state: { ...HANDLES, kinds: { changelog: 1 } },
    },
  },
  {
    name: 'several-handles',
    weight: 7,
    constraints: {
      backends: BACKENDS,
      minHandles: 2,
      maxHandles: 3,
      state: { ...HANDLES, kinds: { keyGroups: 3, savepoint: 3, incremental: 3, changelog: 1 } },
    },
  },
  {
    name: 'several-databases',
    weight: 1,
    constraints: {
      backends: BACKENDS,
      minHandles: 2,
      maxHandles: 3,
      state: { ...HANDLES, kinds: { incremental: 1 } },
    },
  },
  {
    name: 'no-handle',
    weight: 1,
    constraints: { backends: BACKENDS, minHandles: 0, maxHandles: 0, state: HANDLES },
  },
];
