/** Bugs of the past in the store and in the registry of shared state. */
import type { Mutant } from '../mutant.ts';

export const REGISTER_BUGS: readonly Mutant[] = [
  {
    id: 'restored-savepoint-is-not-stored',
    ruleId: 'register/adds-the-snapshot-last',
    fault: 'A restored savepoint is forgotten: it is not in the store that a failure goes back to.',
    tickets: ['FLINK-3390'],
    restore: {
      steps: [
        'registerSharedState',
        'setCounter',
        'checkFinishedOperators',
        'assign',
        'restoreHooks',
        'restoreCoordinators',
      ],
    },
  },
  {
    id: 'registers-no-shared-state',
    ruleId: 'register/refuses-clashing-shared-state',
    fault: 'The shared state of what is restored is not registered.',
    tickets: ['FLINK-6964'],
    restore: { registersSharedState: () => false },
  },
  {
    id: 'knows-shared-files-by-name',
    ruleId: 'register/refers-to-registered-files',
    fault: 'Two files of one local name are one to the registry: the newer goes for the older.',
    tickets: ['FLINK-29913'],
    aroundRestore: (request, profile, restore) =>
      restore(request, {
        ...profile,
        restore: { ...profile.restore, sharedState: 'byLocalName' },
      }),
  },
];
