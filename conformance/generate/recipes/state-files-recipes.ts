/** Which cases of the question `open` there are whose state files are really there. */
import type { StateBackend } from '../../../spec/model/backend.ts';
import type { Weights } from '../draft/pick.ts';
import type { StateFilesConstraints, StateForm } from '../draft/state-files-draft.ts';

/** A recipe for cases. */
export interface StateFilesRecipe {
  readonly name: string;
  readonly weight: number;
  readonly constraints: StateFilesConstraints;
}

const BACKENDS: Weights<StateBackend> = {
  hashmap: 4,
  rocksdb: 4,
  'changelog(hashmap)': 1,
  'changelog(rocksdb)': 1,
};

const FULL: StateForm = { format: 'full', savepoint: true };
const FULL_CHECKPOINT: StateForm = { format: 'full', savepoint: false };
const HEAP: StateForm = { format: 'heap', savepoint: false };

/** Nothing is wrong with them. */
const SOUND: StateFilesConstraints = {
  backends: BACKENDS,
  forms: [
    [FULL, 3],
    [HEAP, 3],
    [FULL_CHECKPOINT, 2],
  ],
  handles: [
    [1, 3],
    [2, 2],
    [3, 1],
  ],
  own: { all: 1 },
  timers: { rocksdb: 3, heap: 1 },
  kinds: { value: 2, list: 2, map: 2, reducing: 1, aggregating: 1, timers: 2 },
  otherKeys: 0,
  damaged: 0,
};

export const STATE_FILES_RECIPES: readonly StateFilesRecipe[] = [
  { name: 'state-files', weight: 6, constraints: SOUND },
  {
    name: 'foreign-key-groups',
    weight: 3,
    constraints: { ...SOUND, own: { allButFirst: 1, half: 1 } },
  },
  {
    name: 'timers-on-the-heap',
    weight: 2,
    constraints: {
      ...SOUND,
      backends: { rocksdb: 3, 'changelog(rocksdb)': 1 },
      forms: [
        [FULL, 3],
        [FULL_CHECKPOINT, 1],
      ],
      timers: { heap: 1 },
      kinds: { value: 1, timers: 2 },
    },
  },
  { name: 'other-keys', weight: 2, constraints: { ...SOUND, otherKeys: 100 } },
  {
    name: 'damaged-state-files',
    weight: 3,
    constraints: {
      ...SOUND,
      forms: [
        [FULL, 2],
        [HEAP, 8],
        [FULL_CHECKPOINT, 1],
      ],
      handles: [
        [1, 1],
        [2, 5],
        [3, 4],
      ],
      damaged: 100,
    },
  },
  {
    name: 'state-of-another-class',
    weight: 1,
    constraints: { ...SOUND, forms: [[{ format: 'heap', savepoint: true }, 1]] },
  },
];
