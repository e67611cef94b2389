/**
 * Properties of a checkpoint. Flink: `org.apache.flink.runtime.checkpoint.CheckpointProperties`.
 */
export interface CheckpointProperties {
  /** `null` where a release before 1.15 has no snapshot type in its properties. */
  readonly type: SnapshotType | null;
  readonly forced: boolean;
  readonly unclaimed: boolean;
  readonly discardSubsumed: boolean;
  readonly discardFinished: boolean;
  readonly discardCancelled: boolean;
  readonly discardFailed: boolean;
  readonly discardSuspended: boolean;
}

/** The seven flags, in the order in which the serialised form holds them. */
export const PROPERTY_FLAGS = [
  'discardCancelled',
  'discardFailed',
  'discardFinished',
  'discardSubsumed',
  'discardSuspended',
  'forced',
  'unclaimed',
] as const satisfies readonly (keyof CheckpointProperties)[];

/** Flink: `CheckpointType` and `SavepointType`, both `SnapshotType`. */
export type SnapshotType =
  | {
      readonly kind: 'checkpoint';
      /** `Checkpoint` or `Full Checkpoint`. */
      readonly name: string;
      readonly sharingFilesStrategy: 'FORWARD_BACKWARD' | 'FORWARD' | 'NO_SHARING';
    }
  | {
      readonly kind: 'savepoint';
      /** `Savepoint`, `Suspend Savepoint` or `Terminate Savepoint`. */
      readonly name: string;
      readonly formatType: 'CANONICAL' | 'NATIVE';
      readonly postCheckpointAction: 'NONE' | 'SUSPEND' | 'TERMINATE';
    };
