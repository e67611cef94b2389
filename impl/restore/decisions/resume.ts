/** Decisions of master hooks and coordinators. Flink: `MasterHooks`, `CheckpointCoordinator`. */
import type { OperatorIdPair } from '../../../spec/model/job.ts';
import type { MasterState, OperatorId, OperatorState } from '../../../spec/model/snapshot.ts';
import type { RestoreBehaviour } from '../../../spec/profiles/restore-differences.ts';

/** Flink: `OperatorCoordinator.NO_CHECKPOINT`. */
const NO_CHECKPOINT = -1n;

/** What Java's `Character#isWhitespace` takes for blank, and nothing else. */
// oxlint-disable-next-line no-control-regex -- Java takes control characters for blanks, too.
const JAVA_BLANK = /^[\t-\r\x1C-\x20\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]*$/;

/** Decision points of the stages `hooks` and `coordinators`. */
export interface ResumeDecisions {
  /** Whether a hook cannot be added to the job, its ID being none. */
  lacksHookId(id: string): boolean;
  /** Whether hooks are left alone, and unmatched states unnoticed. */
  skipsHooks(states: readonly MasterState[], hooks: readonly string[]): boolean;
  /** Whether master state that no hook resumes is dropped. */
  dropsUnmatchedMasterState(allowNonRestoredState: boolean): boolean;
  /** Whether hooks without state are called too. */
  readonly callsHooksWithoutState: boolean;
  /** The state that a coordinator is given. A user-defined ID of its chain is not tried. */
  coordinatorState(
    id: OperatorId,
    stateOf: (id: OperatorId) => OperatorState | undefined,
    chain: readonly OperatorIdPair[],
  ): Uint8Array | null;
  /** Whether a coordinator for which there is no state is reset. */
  resetsCoordinatorsWithoutState(behaviour: RestoreBehaviour): boolean;
  /** Which checkpoint a coordinator is told that its state is of. */
  idToldToCoordinators(restoredId: bigint, behaviour: RestoreBehaviour): bigint;
}

/** What Flink decides there. */
export const RESUME_DECISIONS: ResumeDecisions = {
  lacksHookId: (id) => JAVA_BLANK.test(id),
  skipsHooks: (states, hooks) => states.length === 0 || hooks.length === 0,
  dropsUnmatchedMasterState: (allowNonRestoredState) => allowNonRestoredState,
  callsHooksWithoutState: true,
  coordinatorState: (id, stateOf) => stateOf(id)?.coordinatorState?.data ?? null,
  resetsCoordinatorsWithoutState: ({ resetsCoordinators }) => resetsCoordinators === 'all',
  idToldToCoordinators: (restoredId, { tellsCoordinatorsCheckpoint }) =>
    tellsCoordinatorsCheckpoint ? restoredId : NO_CHECKPOINT,
};
