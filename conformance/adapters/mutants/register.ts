/** Planted wrong implementations that the rules of `register` catch. */
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
];
