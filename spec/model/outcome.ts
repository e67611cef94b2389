/** What comes of a restore. */
import type { ChannelStateHandle } from './handles.ts';
import type { StepOutcome } from './history.ts';
import type { JobVertexId, OperatorId, SubtaskState } from './snapshot.ts';
import type { CheckpointProperties } from './properties.ts';
import type { RefusalCode, Stage } from './refusal.ts';
import type { RescalingDescriptor } from './rescaling.ts';

/** The job was restored, or part of the way there when it was refused: see {@link Effects}. */
export interface Restored extends Effects {
  /** The restored checkpoint's ID; -1 where the store was empty, so that nothing was restored. */
  readonly checkpointId: bigint;
  /** What came of each step that was to follow, up to one that was refused; absent without any. */
  readonly afterwards?: readonly StepOutcome[];
}

/** Everything a restore changes. */
export interface Effects {
  /** The ID that the next checkpoint will get. Flink: `CheckpointIDCounter#get`. */
  readonly nextCheckpointId: bigint;
  /** Oldest first. Flink: `CompletedCheckpointStore#getAllCheckpoints`. */
  readonly store: readonly StoredOutcome[];
  /** In the order of the job's vertices. */
  readonly vertices: readonly VertexOutcome[];
  /** In the order of the calls. Flink: `OperatorCoordinator#resetToCheckpoint`. */
  readonly coordinators: readonly CoordinatorReset[];
  /** In the order of the calls. Flink: `MasterTriggerRestoreHook`. */
  readonly masterHooks: readonly HookCall[];
  /**
   * The paths of those of the case's files that are gone since the step before, or since the question
   * was asked, ascending. All that Flink leaves to other threads is done by then. Told where the
   * question asks what follows: absent elsewhere, where deleting may be left out.
   */
  readonly deletedFiles?: readonly string[];
}

/** A checkpoint in the store. Flink: `CompletedCheckpoint`. */
export interface StoredOutcome {
  readonly checkpointId: bigint;
  /** `null` for one that the job took itself: where it lies is the implementation's affair. */
  readonly externalPointer: string | null;
  readonly properties: CheckpointProperties;
  /** The properties that the metadata carried. Flink 1.16+: `getRestoredProperties`. */
  readonly restoredProperties: CheckpointProperties | null;
  /** The OperatorIDs whose state it keeps, ascending. */
  readonly operatorIds: readonly OperatorId[];
  /** Names of the master states it keeps, in file order. */
  readonly masterStates: readonly string[];
}

/** Flink: `ExecutionJobVertex` after the restore. */
export interface VertexOutcome {
  readonly id: JobVertexId;
  readonly parallelism: number;
  /** After it was adjusted to the snapshot's. */
  readonly maxParallelism: number;
  /** One for each subtask, `null` where the task starts without a restore. */
  readonly subtasks: readonly (TaskRestore | null)[];
}

/** Flink: `JobManagerTaskRestore`. */
export interface TaskRestore {
  readonly checkpointId: bigint;
  /** True for the constant snapshot of tasks that were finished. */
  readonly finishedOnRestore: boolean;
  /** One for each operator of the chain, ascending by generated OperatorID. */
  readonly operators: readonly OperatorAssignment[];
}

/** What one operator of one subtask gets. */
export interface OperatorAssignment {
  readonly operatorId: OperatorId;
  readonly state: SubtaskState;
  /** How its input was rescaled; absent where there is nothing to tell. Flink 1.12+. */
  readonly inputRescaling?: RescalingDescriptor;
  /** How its output was rescaled; absent where there is nothing to tell. Flink 1.12+. */
  readonly outputRescaling?: RescalingDescriptor;
  /**
   * Output of the tasks upstream that is recovered here: its subtask is the old subpartition, its
   * channel the old producer. Absent where there is none. Flink 2.3+: `getUpstreamOutputBufferState`.
   */
  readonly upstreamOutputBuffers?: readonly ChannelStateHandle[];
}

/** One call of a coordinator. */
export interface CoordinatorReset {
  readonly operatorId: OperatorId;
  /** -1 where the store was empty, and before Flink 1.11.3, which tells none. */
  readonly checkpointId: bigint;
  readonly state: Uint8Array | null;
}

/** One call of a master hook. */
export interface HookCall {
  readonly hook: string;
  readonly call: 'reset' | 'restoreCheckpoint';
  /** `null` for a reset. */
  readonly checkpointId: bigint | null;
  readonly state: Uint8Array | null;
}

/** A snapshot was written. Flink: `Checkpoints#storeCheckpointMetadata`. */
export interface Encoded {
  /** The whole file, its header included. */
  readonly bytes: Uint8Array;
}

/** A refusal: an answer like any other, and never a crash. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly stage: Stage;
  /** In bytes from the metadata's start, for refusals of bytes. */
  readonly offset?: bigint;
  /** The field's path, such as `operators[2].subtasks[0].managedKeyedState.range`. */
  readonly path?: string;
  /** The Flink exception's class, for people. */
  readonly exception?: string;
  /** For people; never compared. */
  readonly message?: string;
  /** What had changed when a restore was refused. */
  readonly effects?: Effects;
}

/** What an implementation answers. */
export type Answer<Result> =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'error'; readonly message: string };
