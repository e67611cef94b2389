/** What a restore is given. */
import type { BackendSetup, StateBackend } from './backend.ts';
import type { KeyedStateHandle } from './handles.ts';
import type { HistoryStep } from './history.ts';
import type { Job } from './job.ts';
import type { CheckpointProperties } from './properties.ts';
import type { MasterState, OperatorState, Snapshot } from './snapshot.ts';

/**
 * Stands for the directory that holds a case's files, in pointers, in absolute handles and in
 * answers. It is replaced by a real directory of the same length before an adapter is asked, since
 * paths inside `_metadata` are length-prefixed.
 */
export const CASE_ROOT = '/savepoint-spec-case-root-0123456789abcdef';

/** A file or an empty directory of a case. */
export interface CaseFile {
  /** Relative to the case's root, `/`-separated; a trailing `/` makes it a directory. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Flink: `RecoveryClaimMode`, before 1.20 `RestoreMode`. Releases before 1.15 behave like LEGACY. */
export type ClaimMode = 'NO_CLAIM' | 'CLAIM' | 'LEGACY';

/** Flink: `SavepointRestoreSettings`. */
export interface RestoreSettings {
  /** Of `restoreSavepoint`, and the argument of `restoreLatestCheckpointedStateToAll`. */
  readonly allowNonRestoredState: boolean;
  readonly claimMode: ClaimMode;
  /** The checkpoint whose in-flight data is ignored, or `null`. Flink 1.14+. */
  readonly ignoredInFlightDataOf: bigint | null;
  /**
   * Whether output that was in flight is recovered by the tasks that were to read it. Flink 2.3+:
   * `execution.checkpointing.unaligned.recover-output-on-downstream.enabled`.
   */
  readonly recoversOutputDownstream: boolean;
}

/** Flink: `CheckpointIDCounter` and its implementations. */
export type CounterKind = 'standalone' | 'zookeeper';

/**
 * A checkpoint that the store holds before the restore, as if it had been recovered: from Flink 1.15
 * on its shared state is registered already, unless it is unclaimed. Flink: `CompletedCheckpoint`.
 */
export interface StoredCheckpoint {
  readonly checkpointId: bigint;
  /** Of an OperatorID that occurs more than once the last counts. */
  readonly operators: readonly OperatorState[];
  readonly masterStates: readonly MasterState[];
  readonly properties: CheckpointProperties;
  /** Its file in the storage of high availability has nothing in it; absent for one that is whole. */
  readonly unreadable?: true;
}

/** Flink: `CheckpointCoordinator` and what it was built with. */
export interface CoordinatorSetup {
  readonly counter: { readonly kind: CounterKind; readonly value: bigint };
  /** In the order in which they were added. */
  readonly store: readonly StoredCheckpoint[];
  /**
   * Whether the store is one of high availability, which was recovered from ZooKeeper before the restore
   * began; absent for one in memory. No ID is in it twice. Flink: `DefaultCompletedCheckpointStore`,
   * before 1.13 `ZooKeeperCompletedCheckpointStore`.
   */
  readonly highlyAvailable?: true;
  /** 1 or more. Flink: `execution.checkpointing.num-retained`. */
  readonly maxRetained: number;
  readonly scheduler: 'default' | 'adaptive' | 'reactive';
  /**
   * Whether what is restored from the store is rather a checkpoint than a newer savepoint; absent for
   * not. Flink 1.11 to 1.13, and not at `restoreSavepoint`: `isPreferCheckpointForRecovery`.
   */
  readonly prefersCheckpoint?: true;
}

/**
 * Flink: the methods of `CheckpointCoordinator` that restore. All but the first restore the latest
 * checkpoint of the store, and look at no pointer: when a job starts or its JobManager failed over, at
 * a failover of the whole job, and at that of a region.
 */
export type EntryPoint =
  | 'restoreSavepoint'
  | 'restoreInitialCheckpointIfPresent'
  | 'restoreLatestCheckpointedStateToAll'
  | 'restoreLatestCheckpointedStateToSubtasks';

/** A case of the question `restore`. */
export interface RestoreRequest {
  readonly files: readonly CaseFile[];
  /** What the user gave, with {@link CASE_ROOT} in it. */
  readonly pointer: string;
  readonly settings: RestoreSettings;
  readonly job: Job;
  readonly coordinator: CoordinatorSetup;
  readonly entryPoint: EntryPoint;
  /**
   * Indices of the vertices that restart, each once; absent for all. Only a failover of a region,
   * `restoreLatestCheckpointedStateToSubtasks`, looks at it. A vertex restarts with all that it is
   * connected to, as in Flink's pipelined regions.
   */
  readonly region?: readonly number[];
  /** What happens to the job once it is restored, step by step; absent where nothing is asked of it. */
  readonly afterwards?: readonly HistoryStep[];
}

/** A case of the question `decode`. */
export interface DecodeRequest {
  readonly files: readonly CaseFile[];
  /** The metadata's path among the files. */
  readonly metadata: string;
  /** The external pointer, needed for relative handles; `null` for none. */
  readonly pointer: string | null;
}

/** A case of the question `encode`. Which dialect a version is written in hangs on the release. */
export interface EncodeRequest {
  /** What the bytes are to mean. */
  readonly snapshot: Snapshot;
  /** The metadata version that the bytes are to be of. */
  readonly metadataVersion: number;
}

/** A case of the question `open`: what one subtask of an operator was assigned. */
export interface OpenRequest {
  readonly backend: StateBackend;
  /** The managed keyed handles, in the order in which the backend gets them. */
  readonly handles: readonly KeyedStateHandle[];
  /** What the backend is really opened with; absent: only the classes of the handles are asked about. */
  readonly state?: BackendSetup;
}
