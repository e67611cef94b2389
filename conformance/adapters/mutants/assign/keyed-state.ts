/** Mistakes with keyed state. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import type { Mutant } from '../mutant.ts';

export const KEYED_STATE_MUTANTS: readonly Mutant[] = [
  {
    id: 'rounds-key-groups-down',
    ruleId: 'assign/key-groups-lie-in-range',
    fault: 'The first key group of a subtask is rounded down where Flink rounds it up.',
    restore: {
      keyGroupRange: (maxParallelism, parallelism, subtask) => ({
        start: Math.floor((subtask * maxParallelism) / parallelism),
        end: Math.floor(((subtask + 1) * maxParallelism) / parallelism) - 1,
      }),
    },
  },
  {
    id: 'gives-rest-of-key-groups-to-last',
    ruleId: 'assign/key-groups-lie-in-range',
    fault: 'All subtasks own equally many key groups, and the last one the rest.',
    restore: {
      keyGroupRange: (maxParallelism, parallelism, subtask) => {
        const size = Math.floor(maxParallelism / parallelism);
        const isLast = subtask === parallelism - 1;
        return {
          start: subtask * size,
          end: isLast ? maxParallelism - 1 : (subtask + 1) * size - 1,
        };
      },
    },
  },
  {
    id: 'cuts-keyed-state-always',
    ruleId: 'assign/keeps-keyed-state',
    fault:
      'Keyed handles are cut to the key groups of their subtask at an unchanged parallelism too.',
    restore: { keepsKeyedHandles: () => false },
  },
  {
    id: 'keeps-all-offsets',
    ruleId: 'assign/slices-key-groups',
    fault: "A slice's range is narrowed, but its offsets stay those of the whole handle.",
    restore: {
      sliceKeyGroups: (handle, overlap, behaviour) => ({
        ...FLINK_DECISIONS.sliceKeyGroups(handle, overlap, behaviour),
        offsets: handle.offsets,
      }),
    },
  },
  {
    id: 'gives-slices-new-ids',
    ruleId: 'assign/slices-key-groups',
    fault: 'Slices of a native handle get IDs of their own.',
    restore: {
      sliceKeyGroups: (handle, overlap, behaviour) => ({
        ...FLINK_DECISIONS.sliceKeyGroups(handle, overlap, behaviour),
        stateHandleId: null,
      }),
    },
  },
  {
    id: 'makes-slices-native',
    ruleId: 'assign/slices-savepoint-key-groups',
    fault: 'A slice of a canonical savepoint handle is a native one.',
    restore: {
      sliceKeyGroups: (handle, overlap, behaviour) => ({
        ...FLINK_DECISIONS.sliceKeyGroups(handle, overlap, behaviour),
        savepoint: false,
      }),
    },
  },
  {
    id: 'narrows-incremental-handles',
    ruleId: 'assign/hands-incremental-state-on-whole',
    fault: "An incremental handle's range is narrowed to what its subtask owns.",
    restore: { sliceIncremental: (handle, overlap) => ({ ...handle, range: overlap }) },
  },
  {
    id: 'spreads-changes-of-metadata',
    ruleId: 'assign/cuts-changelog-state',
    fault: 'Changes in memory go to every subtask if one of them is of metadata.',
    restore: {
      ownsChange: (keyGroup, range) =>
        keyGroup === -1 || FLINK_DECISIONS.ownsChange(keyGroup, range),
    },
  },
];
