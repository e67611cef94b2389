/** Mistakes at the entry points that restore from the store. */
import { isSavepoint } from '../../../impl/restore/decisions/register.ts';
import { FLINK_DECISIONS } from '../../../impl/restore/decisions.ts';
import { hasState } from '../../../spec/model/snapshot.ts';
import type { Mutant } from './mutant.ts';

export const ENTRY_MUTANTS: readonly Mutant[] = [
  {
    id: 'recovers-as-added',
    ruleId: 'entry/recovers-in-the-order-of-ids',
    fault: 'A recovered store has its checkpoints in the order in which they were added.',
    restore: { recoveredOrder: (store) => store },
  },
  {
    id: 'recovers-at-each-restore',
    ruleId: 'entry/recovers-in-the-order-of-ids',
    fault: 'A store of high availability is put in the order of its IDs at each restore.',
    profile: 'flink-1.13',
    restore: { recoversAgain: () => true },
  },
  {
    id: 'recovers-once',
    ruleId: 'entry/recovers-in-the-order-of-ids',
    fault: 'A store of high availability is recovered once, and by no restore.',
    profile: 'flink-1.11.0',
    restore: { recoversAgain: () => false },
  },
  {
    id: 'goes-without-unreadable-checkpoints',
    ruleId: 'entry/reads-every-stored-checkpoint',
    fault: 'Stored checkpoints that cannot be read are left out, as long as there is another one.',
    restore: { refusesUnreadable: (stored, readable) => stored > 0 && readable === 0 },
  },
  {
    id: 'takes-an-unreadable-store-for-an-empty-one',
    ruleId: 'entry/reads-every-stored-checkpoint',
    fault: 'A store of which no checkpoint can be read counts as empty.',
    profile: 'flink-1.11',
    restore: { refusesUnreadable: () => false },
  },
  {
    id: 'wants-all-stored-checkpoints',
    ruleId: 'entry/reads-every-stored-checkpoint',
    fault: 'One checkpoint that cannot be read is enough for the store to be refused.',
    profile: 'flink-1.11',
    restore: { refusesUnreadable: (stored, readable) => readable < stored },
  },
  {
    id: 'restores-the-highest-id',
    ruleId: 'entry/restores-the-latest-of-the-store',
    fault: 'The stored checkpoint with the highest ID is restored, not the latest.',
    restore: {
      latestOf: (store) =>
        store.toSorted((a, b) => (a.checkpointId < b.checkpointId ? -1 : 1)).at(-1),
    },
  },
  {
    id: 'prefers-checkpoints',
    ruleId: 'entry/restores-the-latest-of-the-store',
    fault: 'A checkpoint is restored before a later savepoint.',
    tickets: ['FLINK-10354'],
    restore: {
      latestOf: (store) => store.findLast((stored) => !isSavepoint(stored)) ?? store.at(-1),
    },
  },
  {
    id: 'overlooks-that-checkpoints-are-preferred',
    ruleId: 'entry/prefers-checkpoints-where-asked',
    fault:
      'A savepoint is restored before an older checkpoint, although checkpoints are preferred.',
    profile: 'flink-1.13',
    restore: { latestOf: (store) => store.at(-1) },
  },
  {
    id: 'prefers-checkpoints-alone',
    ruleId: 'entry/prefers-checkpoints-where-asked',
    fault:
      'Where checkpoints are preferred, a store of savepoints alone is taken for an empty one.',
    profile: 'flink-1.11',
    restore: {
      latestOf: (store, prefersCheckpoint) =>
        prefersCheckpoint
          ? store.findLast((stored) => !isSavepoint(stored))
          : FLINK_DECISIONS.latestOf(store, prefersCheckpoint),
    },
  },
  {
    id: 'reads-the-pointer-at-failover',
    ruleId: 'entry/leaves-store-and-counter-alone',
    fault: 'Every entry point restores what the pointer leads to.',
    restore: { readsPointer: () => true },
  },
  {
    id: 'resets-hooks-at-job-failover-only',
    ruleId: 'entry/empty-store-resets-hooks',
    fault: 'Where the store is empty, hooks are reset at a failover of the whole job only.',
    tickets: ['FLINK-21178'],
    restore: {
      resetsHooksOfEmptyStore: (entryPoint) => entryPoint === 'restoreLatestCheckpointedStateToAll',
    },
  },
  {
    id: 'resets-hooks-at-start-already',
    ruleId: 'entry/empty-store-resets-hooks',
    fault: 'Flink 1.11 resets hooks at every entry point, as later releases do.',
    profile: 'flink-1.11',
    restore: { resetsHooksOfEmptyStore: () => true },
  },
  {
    id: 'resets-coordinators-at-start',
    ruleId: 'entry/empty-store-resets-coordinators',
    fault: 'Where the store is empty, coordinators are reset at the start of the job, too.',
    restore: {
      coordinatorBehaviour: (entryPoint) =>
        entryPoint === 'restoreInitialCheckpointIfPresent'
          ? 'restoreOrReset'
          : FLINK_DECISIONS.coordinatorBehaviour(entryPoint),
    },
  },
  {
    id: 'leaves-coordinators-of-an-empty-store',
    ruleId: 'entry/empty-store-resets-coordinators',
    fault: 'Where the store is empty, coordinators are never reset.',
    tickets: ['FLINK-20222'],
    restore: {
      coordinatorBehaviour: (entryPoint) =>
        entryPoint === 'restoreLatestCheckpointedStateToAll'
          ? 'restoreIfPresent'
          : FLINK_DECISIONS.coordinatorBehaviour(entryPoint),
    },
  },
  {
    id: 'overlooks-empty-unmatched-state',
    ruleId: 'entry/refuses-state-without-operator',
    fault: 'A state without entries needs no operator.',
    restore: {
      missesOperator: ({ coordinatorState, subtasks }) =>
        coordinatorState !== null || subtasks.some(({ state }) => hasState(state)),
    },
  },
  {
    id: 'allows-unmatched-state-at-start',
    ruleId: 'entry/refuses-state-without-operator',
    fault: 'A job that starts from its store allows non-restored state if its settings do.',
    restore: {
      allowsUnmatched: (entryPoint, allowed) =>
        entryPoint === 'restoreLatestCheckpointedStateToSubtasks' || allowed,
    },
  },
  {
    id: 'refuses-unmatched-state-of-a-region',
    ruleId: 'entry/refuses-state-without-operator',
    fault: 'A failover of a region refuses the state of other regions.',
    restore: {
      allowsUnmatched: (entryPoint, allowed) =>
        entryPoint !== 'restoreInitialCheckpointIfPresent' && allowed,
    },
  },
  {
    id: 'refuses-master-state-of-a-region',
    ruleId: 'assign/refuses-unmatched-master-state',
    fault: 'A failover of a region refuses master state that no hook resumes.',
    restore: {
      missesOperator: () => false,
      allowsUnmatched: (_entryPoint, allowed) => allowed,
    },
  },
  {
    id: 'changes-configured-max-parallelism',
    ruleId: 'entry/keeps-configured-max-parallelism',
    fault: 'Every vertex takes over the max parallelism of the restored checkpoint.',
    restore: { mayAdjust: () => true },
  },
  {
    id: 'restarts-every-region',
    ruleId: 'entry/region-restarts-alone',
    fault: 'A failover of a region restores all tasks of the job.',
    restore: { restarts: () => true },
  },
  {
    id: 'resets-coordinators-of-a-region',
    ruleId: 'entry/region-restarts-alone',
    fault: 'A failover of a region resets coordinators.',
    tickets: ['FLINK-16357'],
    restore: { coordinatorBehaviour: () => 'restoreIfPresent' },
  },
];
