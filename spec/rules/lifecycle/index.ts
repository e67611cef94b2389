/** Rules of what follows a restore: checkpoints, savepoints, failovers, another restore. */
import { claimedFilesGo } from './claimed-files-go.ts';
import { failoverRestoresTheLatest } from './failover-restores-the-latest.ts';
import { filesInUseStay } from './files-in-use-stay.ts';
import { firstCheckpointIsFull } from './first-checkpoint-is-full.ts';
import { oldestLeavesTheStore } from './oldest-leaves-the-store.ts';
import { restoresAgainWhatWasTaken } from './restores-again-what-was-taken.ts';
import { savepointsStayOutOfTheStore } from './savepoints-stay-out-of-the-store.ts';
import { subsumedFilesGo } from './subsumed-files-go.ts';
import { takesTheNextId } from './takes-the-next-id.ts';
import { unclaimedFilesStay } from './unclaimed-files-stay.ts';

export const LIFECYCLE_RULES = [
  takesTheNextId,
  firstCheckpointIsFull,
  savepointsStayOutOfTheStore,
  oldestLeavesTheStore,
  unclaimedFilesStay,
  claimedFilesGo,
  filesInUseStay,
  subsumedFilesGo,
  failoverRestoresTheLatest,
  restoresAgainWhatWasTaken,
] as const;
