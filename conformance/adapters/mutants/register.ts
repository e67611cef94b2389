/** Planted wrong implementations that the rules of `register` catch. */
import { FLINK_DECISIONS } from '../../../impl/restore/decisions.ts';
import type { Mutant } from './mutant.ts';

export const REGISTER_MUTANTS: readonly Mutant[] = [
  {
    id: 'counter-stays',
    ruleId: 'register/counter-goes-on',
    fault: 'The next checkpoint gets the ID of the restored one.',
    restore: { nextCheckpointId: (id) => id },
  },
  {
    id: 'counter-takes-any-id',
    ruleId: 'register/counter-goes-on',
    fault: 'The ZooKeeper counter takes IDs that it cannot hold.',
    restore: { counterTakes: () => true },
  },
  {
    id: 'stores-an-id-twice',
    ruleId: 'register/refuses-stored-ids',
    fault: 'A store of high availability takes a snapshot whose ID it has already.',
    restore: { refusesId: () => false },
  },
  {
    id: 'refuses-lower-ids',
    ruleId: 'register/refuses-stored-ids',
    fault: 'A store of high availability takes only IDs above those that it has.',
    restore: { refusesId: (known, added) => known.some((id) => id >= added) },
  },
  {
    id: 'counts-before-it-stores',
    ruleId: 'register/happens-between-checks-and-tasks',
    fault: 'The counter is set before the snapshot is in the store.',
    restore: {
      steps: [
        'registerSharedState',
        'setCounter',
        'addToStore',
        'takeLatest',
        'checkFinishedOperators',
        'assign',
        'restoreHooks',
        'restoreCoordinators',
      ],
    },
  },
  {
    id: 'stores-before-it-registers',
    ruleId: 'register/happens-between-checks-and-tasks',
    fault: 'The snapshot is in the store before its shared state is registered.',
    restore: {
      steps: [
        'addToStore',
        'registerSharedState',
        'setCounter',
        'takeLatest',
        'checkFinishedOperators',
        'assign',
        'restoreHooks',
        'restoreCoordinators',
      ],
    },
  },
  {
    id: 'registers-last',
    ruleId: 'register/happens-between-checks-and-tasks',
    fault: 'Store and counter are left alone until all tasks, hooks and coordinators have theirs.',
    restore: {
      steps: [
        'registerSharedState',
        'checkFinishedOperators',
        'assign',
        'restoreHooks',
        'restoreCoordinators',
        'addToStore',
        'setCounter',
      ],
    },
  },
  {
    id: 'registers-without-a-claim',
    ruleId: 'register/refuses-clashing-shared-state',
    fault: 'Shared state is registered in NO_CLAIM mode too.',
    restore: { registersSharedState: () => true },
  },
  {
    id: 'shared-files-never-clash',
    ruleId: 'register/refuses-clashing-shared-state',
    fault: 'Any two handles may stand for one shared file.',
    restore: { isSameSharedFile: () => true },
  },
  {
    id: 'relative-equals-absolute',
    ruleId: 'register/refuses-clashing-shared-state',
    fault: 'A relative handle of a shared file equals an absolute one with its path.',
    restore: {
      isSameSharedFile: (registered, other) =>
        FLINK_DECISIONS.isSameSharedFile(registered, other) ||
        FLINK_DECISIONS.isSameSharedFile(other, registered),
    },
  },
  {
    id: 'forgets-shared-state-of-the-store',
    ruleId: 'register/refuses-clashing-shared-state',
    fault: 'The shared state of checkpoints that the store holds already is not registered.',
    restore: { registersRecovered: false },
  },
  {
    id: 'keeps-its-own-shared-files',
    ruleId: 'register/refers-to-registered-files',
    fault: 'A task gets a shared file by the handle of its own checkpoint.',
    restore: { consolidated: (_registered, other) => other },
  },
  {
    id: 'drops-newer-shared-files',
    ruleId: 'register/refers-to-registered-files',
    fault: 'Flink 1.15 lets the older of two files of one name stand for both, as 1.14 does.',
    profile: 'flink-1.15',
    restore: { onUnequalSharedFile: () => 'drop' },
  },
  {
    id: 'replaces-older-shared-files',
    ruleId: 'register/refers-to-registered-files',
    fault: 'Flink 1.14 lets the newer of two files of one name go for the older, as 1.15 does.',
    profile: 'flink-1.14',
    restore: { onUnequalSharedFile: () => 'replace' },
  },
  {
    id: 'keeps-files-that-lose',
    ruleId: 'register/deletes-what-loses',
    fault: 'A file whose handle loses to an unequal one is left where it is.',
    profile: 'flink-1.14',
    restore: { deletesWhatLoses: false },
  },
  {
    id: 'store-is-sorted-by-id',
    ruleId: 'register/adds-the-snapshot-last',
    fault: 'The store keeps its checkpoints in the order of their IDs.',
    restore: {
      withAdded: (store, added) =>
        [...store, added].toSorted((a, b) => (a.checkpointId < b.checkpointId ? -1 : 1)),
    },
  },
  {
    id: 'snapshot-replaces-its-like',
    ruleId: 'register/retains-as-many-as-it-may',
    fault: 'A stored checkpoint with the ID of the snapshot is replaced by it.',
    restore: {
      withAdded: (store, added) => [
        ...store.filter(({ checkpointId }) => checkpointId !== added.checkpointId),
        added,
      ],
    },
  },
  {
    id: 'drops-the-last-checkpoint',
    ruleId: 'register/retains-as-many-as-it-may',
    fault: 'The oldest leaves the store even if it is the last that is no savepoint.',
    tickets: ['FLINK-21351'],
    restore: { maySubsume: (candidate, newest) => candidate !== newest },
  },
  {
    id: 'keeps-the-last-checkpoint-already',
    ruleId: 'register/retains-as-many-as-it-may',
    fault: 'Flink 1.11 keeps the last checkpoint that is no savepoint, as later releases do.',
    profile: 'flink-1.11',
    restore: {
      maySubsume: (candidate, newest, newestNonSavepoint, behaviour) =>
        FLINK_DECISIONS.maySubsume(candidate, newest, newestNonSavepoint, {
          ...behaviour,
          retention: 'keepsCheckpoint',
        }),
    },
  },
  {
    id: 'retains-everything',
    ruleId: 'register/retains-as-many-as-it-may',
    fault: 'Nothing ever leaves the store.',
    restore: { maySubsume: () => false },
  },
  {
    id: 'stores-unclaimed-state',
    ruleId: 'register/keeps-claimed-states-only',
    fault: 'The checkpoint in the store keeps the states that were skipped.',
    restore: { keepsOperatorState: () => true },
  },
  {
    id: 'drops-master-states',
    ruleId: 'register/keeps-all-master-states',
    fault: 'The checkpoint in the store has no master states.',
    restore: { keptMasterStates: () => [] },
  },
  {
    id: 'turns-master-states',
    ruleId: 'register/keeps-all-master-states',
    fault: 'The master states in the store are in the opposite order.',
    restore: { keptMasterStates: (states) => states.toReversed() },
  },
  {
    id: 'claims-in-every-mode',
    ruleId: 'register/properties-follow-claim-mode',
    fault: "Every snapshot becomes one of the job's own checkpoints.",
    restore: { propertiesFor: () => FLINK_DECISIONS.propertiesFor('CLAIM') },
  },
  {
    id: 'no-claim-is-legacy',
    ruleId: 'register/properties-follow-claim-mode',
    fault: 'In NO_CLAIM mode the snapshot is not marked as unclaimed.',
    restore: {
      propertiesFor: (mode) => FLINK_DECISIONS.propertiesFor(mode === 'NO_CLAIM' ? 'LEGACY' : mode),
    },
  },
  {
    id: 'forgets-restored-properties',
    ruleId: 'register/keeps-properties-of-metadata',
    fault: 'The properties that the metadata carried are lost.',
    restore: { restoredProperties: () => null },
  },
  {
    id: 'takes-its-own-properties-for-restored',
    ruleId: 'register/keeps-properties-of-metadata',
    fault: 'Metadata without properties gets those of a savepoint.',
    restore: {
      restoredProperties: (carried) => carried ?? FLINK_DECISIONS.propertiesFor('LEGACY'),
    },
  },
];
