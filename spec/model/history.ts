/** What happens to a job after it was restored, and what comes of that. */
import type { Job } from './job.ts';
import type { Refusal, Restored, StoredOutcome } from './outcome.ts';
import type { SnapshotType } from './properties.ts';
import type { RestoreSettings } from './request.ts';
import type { OperatorId, SubtaskState } from './snapshot.ts';

/**
 * One thing that happens to a job that runs, or that ran: the job it happens to is the one that the
 * step before left. A job takes its snapshots one after the other, and none of them fails.
 */
export type HistoryStep =
  | TakenStep
  /**
   * The job fails and is restored from its store: all of it, or with a region the vertices of that
   * alone. Flink: `restoreLatestCheckpointedStateToAll` with unmatched state allowed, as schedulers
   * do it, and `restoreLatestCheckpointedStateToSubtasks`.
   */
  | { readonly kind: 'failover'; readonly region?: readonly number[] }
  /**
   * The job goes on as another one with the store and the counter that it has, as the adaptive
   * scheduler rescales. Flink: `restoreInitialCheckpointIfPresent`.
   */
  | { readonly kind: 'rescale'; readonly job: Job }
  /**
   * The job ends without cleaning up, and another one with a new store and a new counter is restored
   * from the newest snapshot: the one that was taken last, or the one restored last where none was
   * taken since. Flink: `restoreSavepoint`.
   */
  | { readonly kind: 'restore'; readonly job: Job; readonly settings: RestoreSettings };

/** A checkpoint, or a savepoint of the canonical format, is taken and completes. */
export interface TakenStep {
  readonly kind: 'checkpoint' | 'savepoint';
  /** What the tasks report. A task of which nothing is said has no state. */
  readonly states: readonly ReportedState[];
}

/** What one subtask of an operator reports as its state: at least one handle. */
export interface ReportedState {
  /** The generated ID. */
  readonly operatorId: OperatorId;
  readonly subtask: number;
  readonly state: SubtaskState;
}

/** What came of a step. */
export type StepOutcome =
  | SnapshotTaken
  /** Of a failover, a rescaling and a restore. */
  | { readonly kind: 'restored'; readonly restored: Restored }
  /** Nothing follows it. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A checkpoint or a savepoint was completed. */
export interface SnapshotTaken {
  readonly kind: 'taken';
  readonly checkpointId: bigint;
  /** What the tasks were asked for. Flink: `CheckpointOptions#getCheckpointType`. */
  readonly type: SnapshotType;
  /** The ID that the next one will get. */
  readonly nextCheckpointId: bigint;
  /** Oldest first. */
  readonly store: readonly StoredOutcome[];
  /** As those of a restore: see `Effects`. */
  readonly deletedFiles: readonly string[];
}
