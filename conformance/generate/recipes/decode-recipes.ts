/** Which cases of the question `decode` there are. */
import type { DecodePointer, Impossible } from '../draft/decode-draft.ts';
import type { Weights } from '../draft/pick.ts';
import type { RestoreConstraints } from '../draft/restore-draft.ts';
import { constrained, EVERY_SHAPE, LITTLE_STATE, STATE } from './constraints.ts';

/** A recipe for cases. */
export interface DecodeRecipe {
  readonly name: string;
  readonly weight: number;
  readonly constraints: RestoreConstraints;
  readonly pointers: Weights<DecodePointer>;
  readonly impossible: Weights<Impossible>;
}

const POSSIBLE = { nothing: 1 } as const;

const SMALL_JOB = { maxVertices: 1, maxChain: 2 } as const;

export const DECODE_RECIPES: readonly DecodeRecipe[] = [
  {
    name: 'readable-metadata',
    weight: 6,
    constraints: constrained(EVERY_SHAPE),
    pointers: { directory: 5, metadataFile: 2, none: 2 },
    impossible: POSSIBLE,
  },
  {
    name: 'damaged-bytes',
    weight: 7,
    constraints: constrained({
      job: SMALL_JOB,
      state: { ...STATE, maxNames: 2 },
      edits: { maxEdits: 0 },
      rest: {
        pointers: { directory: 1 },
        masterStates: 30,
        damage: {
          followed: 3,
          cut: 4,
          cutHeader: 1,
          noBytes: 1,
          wrongMagic: 2,
          unknownVersion: 1,
          nextVersion: 2,
          version1: 2,
          negativeId: 2,
        },
      },
    }),
    pointers: { directory: 1 },
    impossible: POSSIBLE,
  },
  {
    name: 'external-pointer',
    weight: 8,
    constraints: constrained({
      job: SMALL_JOB,
      state: { ...LITTLE_STATE, managed: 70, streams: { relative: 2, bytes: 1, file: 1 } },
      edits: { maxEdits: 0 },
      rest: { pointers: { directory: 3, renamedFile: 2 } },
    }),
    pointers: { directory: 2, metadataFile: 1, none: 2, empty: 3, missing: 3 },
    impossible: POSSIBLE,
  },
  {
    name: 'impossible-operators',
    weight: 5,
    constraints: constrained({
      job: SMALL_JOB,
      state: { ...LITTLE_STATE, managed: 70 },
      edits: { maxEdits: 0 },
      rest: { pointers: { directory: 1 } },
    }),
    pointers: { directory: 1 },
    impossible: {
      nothing: 1,
      parallelismAboveMax: 1,
      negativeParallelism: 1,
      subtaskOutside: 1,
      finishedWithState: 1,
    },
  },
];
