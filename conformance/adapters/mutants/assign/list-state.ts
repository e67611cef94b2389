/** Mistakes with operator state. */
import { FLINK_DECISIONS } from '../../../../impl/restore/decisions.ts';
import type { Mutant } from '../mutant.ts';

export const LIST_STATE_MUTANTS: readonly Mutant[] = [
  {
    id: 'deals-split-state-always',
    ruleId: 'assign/keeps-split-state',
    fault: 'Split state is dealt out anew at an unchanged parallelism too.',
    tickets: ['FLINK-11618'],
    restore: { keepsSplitState: () => false },
  },
  {
    id: 'deals-rounded-up-shares',
    ruleId: 'assign/deals-every-element-once',
    fault: 'Every subtask takes the share rounded up, so that the last ones get too little.',
    restore: { splitShare: (_turn, total, parallelism) => Math.ceil(total / parallelism) },
  },
  {
    id: 'drops-remainder',
    ruleId: 'assign/deals-every-element-once',
    fault: 'Elements that are left over after equal shares are lost.',
    restore: { splitShare: (_turn, total, parallelism) => Math.floor(total / parallelism) },
  },
  {
    id: 'starts-each-name-at-first-subtask',
    ruleId: 'assign/deals-every-element-once',
    fault: 'Each name starts at subtask 0, so that the first subtasks get all that is left over.',
    restore: { splitStart: () => 0 },
  },
  {
    id: 'gives-remainder-to-last',
    ruleId: 'assign/deals-one-list-in-order',
    fault: 'The last subtasks get one element more instead of the first.',
    restore: {
      splitShare: (turn, total, parallelism) =>
        FLINK_DECISIONS.splitShare(parallelism - 1 - turn, total, parallelism),
    },
  },
  {
    id: 'keeps-union-state-at-writers',
    ruleId: 'assign/spreads-union-state',
    fault: 'Subtask 0 alone gets the union state of the others.',
    restore: { getsUnionState: (subtask) => subtask === 0 },
  },
  {
    id: 'copies-broadcast-of-first',
    ruleId: 'assign/deals-broadcast-state',
    fault: 'Every subtask gets the first copy of broadcast state.',
    restore: { broadcastChoice: () => 0 },
  },
  {
    id: 'leaves-broadcast-state-partial',
    ruleId: 'assign/completes-broadcast-state',
    fault: 'A subtask that had no copy of broadcast state stays without.',
    tickets: ['FLINK-23475'],
    restore: { isPartlyReported: () => false },
  },
  {
    id: 'completes-broadcast-state-early',
    ruleId: 'assign/completes-broadcast-state',
    fault: 'Flink 1.13 is taken to complete broadcast state as later releases do.',
    profile: 'flink-1.13',
    restore: { isPartlyReported: (reported, oldParallelism) => reported < oldParallelism },
  },
  {
    id: 'keeps-equal-streams-apart',
    ruleId: 'assign/merges-equal-streams',
    fault: 'Each entry has a handle of its own, even if the streams are equal.',
    restore: { isSameDelegate: () => false },
  },
];
