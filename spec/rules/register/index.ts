/** Rules of the stage `register`: shared state, the store, the counter. */
import { addsTheSnapshotLast } from './adds-the-snapshot-last.ts';
import { counterGoesOn } from './counter-goes-on.ts';
import { deletesWhatLoses } from './deletes-what-loses.ts';
import { happensBetweenChecksAndTasks } from './happens-between-checks-and-tasks.ts';
import { keepsAllMasterStates } from './keeps-all-master-states.ts';
import { keepsClaimedStatesOnly } from './keeps-claimed-states-only.ts';
import { keepsPropertiesOfMetadata } from './keeps-properties-of-metadata.ts';
import { propertiesFollowClaimMode } from './properties-follow-claim-mode.ts';
import { refusesClashingSharedState } from './refuses-clashing-shared-state.ts';
import { refusesStoredIds } from './refuses-stored-ids.ts';
import { retainsAsManyAsItMay } from './retains-as-many-as-it-may.ts';
import { refersToRegisteredFiles } from './refers-to-registered-files.ts';

export const REGISTER_RULES = [
  happensBetweenChecksAndTasks,
  refusesClashingSharedState,
  refersToRegisteredFiles,
  deletesWhatLoses,
  refusesStoredIds,
  addsTheSnapshotLast,
  retainsAsManyAsItMay,
  keepsClaimedStatesOnly,
  keepsAllMasterStates,
  propertiesFollowClaimMode,
  keepsPropertiesOfMetadata,
  counterGoesOn,
] as const;
