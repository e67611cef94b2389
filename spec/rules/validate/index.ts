/** Rules of the stages `build` and `validate`: the job, and the snapshot held against it. */
import { claimsByEitherId } from './claims-by-either-id.ts';
import { contentsAreNotLookedAt } from './contents-are-not-looked-at.ts';
import { derivesMaxParallelism } from './derives-max-parallelism.ts';
import { eachKindOfStateCounts } from './each-kind-of-state-counts.ts';
import { emptyEntriesAreNoState } from './empty-entries-are-no-state.ts';
import { firstFailureWins } from './first-failure-wins.ts';
import { hooksHaveIds } from './hooks-have-ids.ts';
import { lastDuplicateCounts } from './last-duplicate-counts.ts';
import { lastVisitedVertexClaims } from './last-visited-vertex-claims.ts';
import { maxParallelismCountsWithoutState } from './max-parallelism-counts-without-state.ts';
import { maxParallelismIsWithinBounds } from './max-parallelism-is-within-bounds.ts';
import { maxParallelismMatches } from './max-parallelism-matches.ts';
import { namesTakeNoPart } from './names-take-no-part.ts';
import { parallelismMayChange } from './parallelism-may-change.ts';
import { reactiveModeOnlyRaises } from './reactive-mode-only-raises.ts';
import { unclaimedStateIsRefused } from './unclaimed-state-is-refused.ts';
import { vertexParallelismIsWithinMax } from './vertex-parallelism-is-within-max.ts';
import { finishedChainIsUniform } from './finished-chain-is-uniform.ts';
import { finishedFollowsFinished } from './finished-follows-finished.ts';
import { partlyFinishedFollowsFinished } from './partly-finished-follows-finished.ts';
import { finishedOperatorsAreCheckedAtStart } from './finished-operators-are-checked-at-start.ts';
import { finishedOperatorsAreCheckedLate } from './finished-operators-are-checked-late.ts';
import { ignoredInFlightDataHidesFinishedSubtasks } from './ignored-in-flight-data-hides-finished-subtasks.ts';

export const VALIDATE_RULES = [
  vertexParallelismIsWithinMax,
  hooksHaveIds,
  derivesMaxParallelism,
  claimsByEitherId,
  lastVisitedVertexClaims,
  namesTakeNoPart,
  maxParallelismMatches,
  parallelismMayChange,
  reactiveModeOnlyRaises,
  maxParallelismIsWithinBounds,
  maxParallelismCountsWithoutState,
  unclaimedStateIsRefused,
  eachKindOfStateCounts,
  contentsAreNotLookedAt,
  emptyEntriesAreNoState,
  firstFailureWins,
  lastDuplicateCounts,
  finishedChainIsUniform,
  finishedFollowsFinished,
  partlyFinishedFollowsFinished,
  finishedOperatorsAreCheckedAtStart,
  finishedOperatorsAreCheckedLate,
  ignoredInFlightDataHidesFinishedSubtasks,
] as const;
