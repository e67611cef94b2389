/** Rules of the stages after registration: assignment, master hooks, coordinators. */
import { addsAHookOnce } from './adds-a-hook-once.ts';
import { adoptsLastMaxParallelism } from './adopts-last-max-parallelism.ts';
import { callsMasterHooks } from './calls-master-hooks.ts';
import { completesBroadcastState } from './completes-broadcast-state.ts';
import { cutsChangelogState } from './cuts-changelog-state.ts';
import { dealsBroadcastState } from './deals-broadcast-state.ts';
import { dealsEveryElementOnce } from './deals-every-element-once.ts';
import { dealsOneListInOrder } from './deals-one-list-in-order.ts';
import { handsIncrementalStateOnWhole } from './hands-incremental-state-on-whole.ts';
import { keepsCheckpointId } from './keeps-checkpoint-id.ts';
import { keepsKeyedState } from './keeps-keyed-state.ts';
import { keepsSplitState } from './keeps-split-state.ts';
import { keyGroupsLieInRange } from './key-groups-lie-in-range.ts';
import { looksUpStateByOperatorId } from './looks-up-state-by-operator-id.ts';
import { mergesEqualStreams } from './merges-equal-streams.ts';
import { namesEveryOperator } from './names-every-operator.ts';
import { refusesAdoptingBeyondBounds } from './refuses-adopting-beyond-bounds.ts';
import { refusesParallelismAboveRestored } from './refuses-parallelism-above-restored.ts';
import { refusesUnmatchedMasterState } from './refuses-unmatched-master-state.ts';
import { resetsCoordinators } from './resets-coordinators.ts';
import { restoresEmptyTasks } from './restores-empty-tasks.ts';
import { restoresVerticesWithEntries } from './restores-vertices-with-entries.ts';
import { setsStateAtOnce } from './sets-state-at-once.ts';
import { slicesKeyGroups } from './slices-key-groups.ts';
import { slicesSavepointKeyGroups } from './slices-savepoint-key-groups.ts';
import { spreadsUnionState } from './spreads-union-state.ts';
import { takesStateOnce } from './takes-state-once.ts';
import { startsFinishedVerticesAsFinished } from './starts-finished-vertices-as-finished.ts';
import { refusesPartlyFullyFinishedVertices } from './refuses-partly-fully-finished-vertices.ts';

export const ASSIGN_RULES = [
  looksUpStateByOperatorId,
  takesStateOnce,
  restoresVerticesWithEntries,
  startsFinishedVerticesAsFinished,
  refusesPartlyFullyFinishedVertices,
  refusesParallelismAboveRestored,
  refusesAdoptingBeyondBounds,
  adoptsLastMaxParallelism,
  setsStateAtOnce,
  restoresEmptyTasks,
  namesEveryOperator,
  keepsCheckpointId,
  keyGroupsLieInRange,
  keepsKeyedState,
  slicesKeyGroups,
  slicesSavepointKeyGroups,
  handsIncrementalStateOnWhole,
  cutsChangelogState,
  keepsSplitState,
  dealsEveryElementOnce,
  dealsOneListInOrder,
  spreadsUnionState,
  dealsBroadcastState,
  completesBroadcastState,
  mergesEqualStreams,
  refusesUnmatchedMasterState,
  callsMasterHooks,
  addsAHookOnce,
  resetsCoordinators,
] as const;
