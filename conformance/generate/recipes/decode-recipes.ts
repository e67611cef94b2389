/** Which cases of the question `decode` there are. */
import type { RestoreConstraints } from '../draft/restore-draft.ts';
import { constrained, ODD_RECORDED_MAX } from './constraints.ts';

/** A recipe for cases. */
export interface DecodeRecipe {
  readonly name: string;
  readonly weight: number;
  readonly constraints: RestoreConstraints;
}

export const DECODE_RECIPES: readonly DecodeRecipe[] = [
  {
    name: 'readable-metadata',
    weight: 6,
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
      rest: {
        pointers: { directory: 1 },
        masterStates: 30,
        repeatsOperator: 10,
      },
    }),
  },
];
