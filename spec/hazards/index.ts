/** Every hazard. */
import { coordinatorStateUnderUidHash } from './coordinator-state-under-uid-hash.ts';
import { failoverForgetsWhoseFiles } from './failover-forgets-whose-files.ts';
import type { Hazard } from './hazard.ts';
import { ignoredInFlightDataResetsCoordinators } from './ignored-in-flight-data-resets-coordinators.ts';
import { masterStateWithoutHooks } from './master-state-without-hooks.ts';
import { maxParallelismByHashOrder } from './max-parallelism-by-hash-order.ts';
import { refusedAfterRegistration } from './refused-after-registration.ts';
import { sameFileRelativeAndAbsolute } from './same-file-relative-and-absolute.ts';
import { stateUnderGeneratedIdDropped } from './state-under-generated-id-dropped.ts';
import { stateUnderTwoIds } from './state-under-two-ids.ts';

export type { Hazard, RestoreOutcome } from './hazard.ts';

export const HAZARDS: readonly Hazard[] = [
  maxParallelismByHashOrder,
  stateUnderGeneratedIdDropped,
  stateUnderTwoIds,
  coordinatorStateUnderUidHash,
  ignoredInFlightDataResetsCoordinators,
  masterStateWithoutHooks,
  refusedAfterRegistration,
  sameFileRelativeAndAbsolute,
  failoverForgetsWhoseFiles,
];
