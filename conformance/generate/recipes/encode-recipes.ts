/** Which cases of the question `encode` there are. */
import type { Unwritable } from '../draft/encode-draft.ts';
import type { Weights } from '../draft/pick.ts';
import type { RestoreConstraints } from '../draft/restore-draft.ts';
import { constrained, ODD_RECORDED_MAX } from './constraints.ts';

/** A recipe for cases. */
export interface EncodeRecipe {
  readonly name: string;
  readonly weight: number;
  readonly constraints: RestoreConstraints;
  readonly unwritable: Weights<Unwritable>;
}

const REST = { pointers: { directory: 1 }, masterStates: 30 } as const;

export const ENCODE_RECIPES: readonly EncodeRecipe[] = [
  {
    name: 'writable-snapshots',
    weight: 5,
    constraints: constrained({
      job: { maxVertices: 2, maxChain: 3 },
      state: {
        recordedMax: ODD_RECORDED_MAX,
        raw: 15,
        rawKeyed: 15,
        ranges: { exact: 6, empty: 1, beyond: 1, whole: 1 },
        sharedForms: { file: 2, relative: 1, bytes: 1 },
        maxSharedFiles: 2,
        maxNames: 4,
        oneDelegate: 10,
      },
      edits: { maxEdits: 0 },
      rest: { ...REST, repeatsOperator: 10 },
    }),
    unwritable: { none: 1 },
  },
  {
    name: 'unwritable-snapshots',
    weight: 3,
    constraints: constrained({
      job: { maxVertices: 1, maxChain: 2 },
      state: { managed: 60, keyed: 50 },
      edits: { maxEdits: 0 },
      rest: REST,
    }),
    unwritable: {
      none: 2,
      emptyName: 3,
      emptyUid: 3,
      twoHandles: 3,
      mergedChannels: 4,
      longText: 2,
      longestText: 1,
    },
  },
];
