/** Planted wrong implementations that the rules of `lifecycle` catch. */
import { FLINK_DECISIONS } from '../../../impl/restore/decisions.ts';
import type { Mutant } from './mutant.ts';

export const LIFECYCLE_MUTANTS: readonly Mutant[] = [
  {
    id: 'counts-by-two',
    ruleId: 'lifecycle/takes-the-next-id',
    fault: 'Each checkpoint leaves out an ID after its own.',
    restore: { countedOn: (taken) => taken + 2n },
  },
  {
    id: 'no-claim-checkpoints-share',
    ruleId: 'lifecycle/first-checkpoint-is-full',
    fault:
      'The first checkpoint after a restore in NO_CLAIM mode may share files with the snapshot.',
    restore: { forcesFull: () => false },
  },
  {
    id: 'legacy-checkpoints-are-full',
    ruleId: 'lifecycle/first-checkpoint-is-full',
    fault: 'The first checkpoint after a restore in LEGACY mode has to be a full one.',
    restore: { forcesFull: (restored) => !restored.discardSubsumed },
  },
  {
    id: 'savepoint-ends-full-checkpoints',
    ruleId: 'lifecycle/first-checkpoint-is-full',
    fault:
      'After a restore in NO_CLAIM mode a savepoint is enough for checkpoints to share files again.',
    restore: { stillForcesFull: () => false },
  },
  {
    id: 'stores-savepoints',
    ruleId: 'lifecycle/savepoints-stay-out-of-the-store',
    fault: 'Savepoints go into the store, as they did before Flink 1.15.',
    restore: { entersStore: () => true },
  },
  {
    id: 'leaves-savepoints-out-already',
    ruleId: 'lifecycle/savepoints-stay-out-of-the-store',
    fault: 'Flink 1.14 leaves savepoints out of the store, as later releases do.',
    profile: 'flink-1.14',
    restore: {
      entersStore: (properties, behaviour) =>
        FLINK_DECISIONS.entersStore(properties, { ...behaviour, savepointsEnterStore: false }),
    },
  },
  {
    id: 'restored-snapshot-never-leaves',
    ruleId: 'lifecycle/oldest-leaves-the-store',
    fault: 'A savepoint in the store is not counted, and stays there.',
    restore: {
      maySubsume: (candidate, newest, newestNonSavepoint, behaviour) =>
        candidate.properties.type?.kind !== 'savepoint' &&
        FLINK_DECISIONS.maySubsume(candidate, newest, newestNonSavepoint, behaviour),
    },
  },
  {
    id: 'deletes-what-it-did-not-claim',
    ruleId: 'lifecycle/unclaimed-files-stay',
    fault: 'Any snapshot is deleted when it leaves the store.',
    restore: { discardsSubsumed: () => true },
  },
  {
    id: 'legacy-shares-to-the-end',
    ruleId: 'lifecycle/unclaimed-files-stay',
    fault: 'Shared files of a snapshot restored in LEGACY mode are deleted with their last use.',
    restore: { ownsShared: () => true },
  },
  {
    id: 'keeps-what-it-claimed',
    ruleId: 'lifecycle/claimed-files-go',
    fault: 'Nothing is deleted when it leaves the store.',
    restore: { discardsSubsumed: () => false },
  },
  {
    id: 'deletes-claimed-savepoints-at-once',
    ruleId: 'lifecycle/claimed-files-go',
    fault: 'A claimed savepoint is deleted while checkpoints use what it shares.',
    restore: { keepsWhileShared: () => false },
  },
  {
    id: 'forgets-what-was-shared',
    ruleId: 'lifecycle/files-in-use-stay',
    fault: 'A shared file goes with the first checkpoint that used it.',
    restore: { isUnused: () => true },
  },
  {
    id: 'drops-references-too-soon',
    ruleId: 'lifecycle/files-in-use-stay',
    fault: 'In Flink 1.14 a shared file goes when one of two checkpoints gives it up.',
    profile: 'flink-1.14',
    restore: { isUnreferenced: () => true },
  },
  {
    id: 'never-forgets-shared-files',
    ruleId: 'lifecycle/subsumed-files-go',
    fault: 'Shared files are never deleted.',
    restore: { isUnused: () => false },
  },
  {
    id: 'failover-to-the-oldest',
    ruleId: 'lifecycle/failover-restores-the-latest',
    fault: 'A failover restores the oldest checkpoint of the store.',
    restore: { latestOf: (store) => store[0] },
  },
  {
    id: 'restores-under-the-next-id',
    ruleId: 'lifecycle/restores-again-what-was-taken',
    fault: 'A job that was restored gets the ID that comes after the one to come.',
    restore: { nextCheckpointId: (id) => id + 2n },
  },
];
