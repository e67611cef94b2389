/** What the releases read of `_metadata`. FORMAT differences only: what restore does is beside it. */
import type { Differences } from './difference.ts';

/** The layout of metadata version 3, which three writers filled differently. */
export type Dialect = 'std' | '1.11' | '1.14';

/** How one release reads `_metadata`. */
export interface FormatBehaviour {
  /** Metadata versions it reads. */
  readonly metadataVersions: readonly number[];
  /** The metadata version it writes. */
  readonly writes: number;
  /** Metadata versions that it can be made to write. Flink: `MetadataSerializer#serialize`. */
  readonly writable: readonly number[];
  /** How it understands metadata version 3. */
  readonly dialect: Dialect;
  /** The type codes of handles of operator state that it reads. */
  readonly operatorTags: readonly number[];
  /** The type codes of handles of keyed state that it reads. */
  readonly keyedTags: readonly number[];
  /** The type codes of handles of streams that it reads. */
  readonly streamTags: readonly number[];
  /** Whether a negative subtask count or index means finished; before, it means nothing. */
  readonly finishedStates: boolean;
  /** Whether operator state may be announced and then be the null handle. */
  readonly announcedNullOperatorState: boolean;
  /** Whether an incremental handle may lack its meta data. */
  readonly nullIncrementalMeta: boolean;
  /** Whether a changelog may have the null handle among its materialised parts, which drops it. */
  readonly nullChangelogBase: boolean;
  /** Whether a change's key group is checked to be -1 or more. */
  readonly boundedChangeKeyGroup: boolean;
  /** Whether files of an incremental handle with one local path replace each other. */
  readonly fileListsAreMaps: boolean;
}

const UP_TO_12 = [0, 3, 5, 7, 8, 9, 10, 11, 12] as const;
const UP_TO_14 = [...UP_TO_12, 13, 14] as const;

// prettier-ignore
export const FORMAT_DIFFERENCES: Differences<FormatBehaviour> = {
  metadataVersions: [
    { since: '1.11', value: [2, 3] },
    { since: '1.16', value: [2, 3, 4] },
    { since: '2.0', value: [2, 3, 4, 5] },
    { since: '2.1', value: [2, 3, 4, 5, 6] },
  ],
  writes: [
    { since: '1.11', value: 3 }, { since: '1.16', value: 4 },
    { since: '2.0', value: 5 }, { since: '2.1', value: 6 },
  ],
  writable: [
    { since: '1.11', value: [3] }, { since: '1.16', value: [3, 4] },
    { since: '2.0', value: [3, 4, 5] }, { since: '2.1', value: [3, 4, 5, 6] },
  ],
  dialect: [
    { since: '1.11', value: '1.11' }, { since: '1.12', value: 'std' },
    { since: '1.14', value: '1.14' }, { since: '1.15', value: 'std' },
  ],
  operatorTags: [{ since: '1.11', value: [0, 4] }, { since: '1.20', value: [0, 4, 17] }],
  keyedTags: [
    { since: '1.11', value: [0, 3, 5] },
    { since: '1.13', value: [0, 3, 5, 7] },
    { since: '1.14', value: [0, 3, 5, 7, 8, 9, 10] },
    { since: '1.15', value: UP_TO_12 },
    { since: '1.16', value: UP_TO_14 },
  ],
  streamTags: [
    { since: '1.11', value: [0, 1, 2, 6] },
    { since: '1.13', value: [0, 1, 2, 3, 6] },
    { since: '1.20', value: [0, 1, 2, 3, 6, 15, 16] },
  ],
  finishedStates: [{ since: '1.11', value: false }, { since: '1.14', value: true }],
  announcedNullOperatorState: [{ since: '1.11', value: true }, { since: '1.12', value: false }],
  nullIncrementalMeta: [{ since: '1.11', value: false }, { since: '1.19', value: true }],
  nullChangelogBase: [{ since: '1.11', value: false }, { since: '1.15', value: true }],
  boundedChangeKeyGroup: [{ since: '1.11', value: false }, { since: '1.17', value: true }],
  fileListsAreMaps: [
    { since: '1.11', value: true }, { since: '1.16.3', value: false },
    { since: '1.17.0', value: true }, { since: '1.17.2', value: false },
  ],
};
