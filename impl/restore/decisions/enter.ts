/** Decisions of the four entry points. Flink: `CheckpointCoordinator`. */
import { isSavepoint } from './register.ts';
import type { InStore } from './register.ts';
import type { EntryPoint } from '../../../spec/model/request.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreBehaviour } from '../../../spec/profiles/restore-differences.ts';

/**
 * What becomes of the operator coordinators: they are reset where something is restored, also where
 * nothing is, or never. Flink: `OperatorCoordinatorRestoreBehavior`.
 */
export type CoordinatorBehaviour = 'restoreIfPresent' | 'restoreOrReset' | 'skip';

/** Decision points of the entry points. */
export interface EnterDecisions {
  /** Whether the pointer leads to what is restored; otherwise it is the latest of the store. */
  readsPointer(entryPoint: EntryPoint): boolean;
  /** Whether state that no task has, and master state that no hook resumes, is dropped. */
  allowsUnmatched(entryPoint: EntryPoint, allowNonRestoredState: boolean): boolean;
  /** Whether a state that no task has counts as such. */
  missesOperator(state: OperatorState): boolean;
  coordinatorBehaviour(entryPoint: EntryPoint): CoordinatorBehaviour;
  /** Whether the finished operators of a snapshot are held against the job's graph. */
  checksFinishedOperators(entryPoint: EntryPoint, behaviour: RestoreBehaviour): boolean;
  /** Whether master hooks are reset where there is nothing to restore. */
  resetsHooksOfEmptyStore(entryPoint: EntryPoint, behaviour: RestoreBehaviour): boolean;
  /** Which stored checkpoint is restored, of those that are there, oldest first. */
  latestOf<Stored extends InStore>(
    store: readonly Stored[],
    prefersCheckpoint: boolean,
  ): Stored | undefined;
  /** Whether a vertex restarts, by its index in the job. */
  restarts(
    entryPoint: EntryPoint,
    region: readonly number[] | undefined,
    vertexIndex: number,
  ): boolean;
}

/** Of a failover of a region, which is told of part of the tasks only. */
const OF_A_REGION: EntryPoint = 'restoreLatestCheckpointedStateToSubtasks';

const COORDINATOR_BEHAVIOURS: Readonly<Record<EntryPoint, CoordinatorBehaviour>> = {
  restoreSavepoint: 'restoreIfPresent',
  restoreInitialCheckpointIfPresent: 'restoreIfPresent',
  restoreLatestCheckpointedStateToAll: 'restoreOrReset',
  restoreLatestCheckpointedStateToSubtasks: 'skip',
};

/** What Flink decides there. */
export const ENTER_DECISIONS: EnterDecisions = {
  readsPointer: (entryPoint) => entryPoint === 'restoreSavepoint',
  allowsUnmatched(entryPoint, allowNonRestoredState) {
    if (entryPoint === OF_A_REGION) return true;
    // After a JobManager failover the job is the same: all state has its task.
    return entryPoint !== 'restoreInitialCheckpointIfPresent' && allowNonRestoredState;
  },
  missesOperator: () => true,
  coordinatorBehaviour: (entryPoint) => COORDINATOR_BEHAVIOURS[entryPoint],
  checksFinishedOperators: (entryPoint, { finishedOperators }) =>
    finishedOperators &&
    (entryPoint === 'restoreSavepoint' || entryPoint === 'restoreInitialCheckpointIfPresent'),
  resetsHooksOfEmptyStore: (entryPoint, { emptyStoreResetsHooks }) =>
    emptyStoreResetsHooks === 'always' || entryPoint === 'restoreLatestCheckpointedStateToAll',
  latestOf: (store, prefersCheckpoint) =>
    (prefersCheckpoint ? store.findLast((stored) => !isSavepoint(stored)) : undefined) ??
    store.at(-1),
  restarts: (entryPoint, region, vertexIndex) =>
    entryPoint !== OF_A_REGION || region === undefined || region.includes(vertexIndex),
};
