/** Rules of the entry points that restore from the store: start, failover of a job or of a region. */
import { emptyStoreResetsCoordinators } from './empty-store-resets-coordinators.ts';
import { emptyStoreResetsHooks } from './empty-store-resets-hooks.ts';
import { keepsConfiguredMaxParallelism } from './keeps-configured-max-parallelism.ts';
import { leavesStoreAndCounterAlone } from './leaves-store-and-counter-alone.ts';
import { prefersCheckpointsWhereAsked } from './prefers-checkpoints-where-asked.ts';
import { readsEveryStoredCheckpoint } from './reads-every-stored-checkpoint.ts';
import { recoversInTheOrderOfIds } from './recovers-in-the-order-of-ids.ts';
import { refusesStateWithoutOperator } from './refuses-state-without-operator.ts';
import { regionRestartsAlone } from './region-restarts-alone.ts';
import { restoresTheLatestOfTheStore } from './restores-the-latest-of-the-store.ts';

export const ENTRY_RULES = [
  readsEveryStoredCheckpoint,
  recoversInTheOrderOfIds,
  restoresTheLatestOfTheStore,
  prefersCheckpointsWhereAsked,
  leavesStoreAndCounterAlone,
  emptyStoreResetsHooks,
  emptyStoreResetsCoordinators,
  refusesStateWithoutOperator,
  keepsConfiguredMaxParallelism,
  regionRestartsAlone,
] as const;
