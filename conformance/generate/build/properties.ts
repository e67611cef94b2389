/** The properties that Flink's coordinator writes. */
import type { CheckpointProperties } from '../../../spec/model/properties.ts';
import type { StoredPlan } from '../draft/restore-draft.ts';

const SAVEPOINT_FLAGS = {
  forced: true,
  unclaimed: false,
  discardSubsumed: false,
  discardFinished: false,
  discardCancelled: false,
  discardFailed: false,
  discardSuspended: false,
} as const;

const NEVER_RETAINED_FLAGS = {
  forced: false,
  unclaimed: false,
  discardSubsumed: true,
  discardFinished: true,
  discardCancelled: true,
  discardFailed: true,
  discardSuspended: true,
} as const;

const RETAINED_FLAGS = {
  ...NEVER_RETAINED_FLAGS,
  discardCancelled: false,
  discardFailed: false,
  discardSuspended: false,
} as const;

const CHECKPOINT = {
  kind: 'checkpoint',
  name: 'Checkpoint',
  sharingFilesStrategy: 'FORWARD_BACKWARD',
} as const;

/** Presets. Flink: `CheckpointProperties#forSavepoint` and `#forCheckpoint`. */
// prettier-ignore
export const PROPERTIES: Record<StoredPlan, CheckpointProperties> = {
  savepoint: { ...SAVEPOINT_FLAGS,
    type: { kind: 'savepoint', name: 'Savepoint', formatType: 'CANONICAL', postCheckpointAction: 'NONE' } },
  nativeSavepoint: { ...SAVEPOINT_FLAGS, forced: false,
    type: { kind: 'savepoint', name: 'Savepoint', formatType: 'NATIVE', postCheckpointAction: 'NONE' } },
  suspendSavepoint: { ...SAVEPOINT_FLAGS,
    type: { kind: 'savepoint', name: 'Suspend Savepoint', formatType: 'CANONICAL', postCheckpointAction: 'SUSPEND' } },
  terminateSavepoint: { ...SAVEPOINT_FLAGS,
    type: { kind: 'savepoint', name: 'Terminate Savepoint', formatType: 'NATIVE', postCheckpointAction: 'TERMINATE' } },
  checkpoint: { ...NEVER_RETAINED_FLAGS, type: CHECKPOINT },
  retainedCheckpoint: { ...RETAINED_FLAGS, type: CHECKPOINT },
  unclaimedSnapshot: { ...SAVEPOINT_FLAGS, forced: false, unclaimed: true,
    type: { kind: 'savepoint', name: 'Savepoint', formatType: 'CANONICAL', postCheckpointAction: 'NONE' } },
  fullCheckpoint: { ...NEVER_RETAINED_FLAGS,
    type: { kind: 'checkpoint', name: 'Full Checkpoint', sharingFilesStrategy: 'FORWARD' } },
};

/** Before Flink 1.15: savepoints are canonical, and checkpoints are not asked to be full. */
export const PROPERTIES_BEFORE_CLAIM_MODES: Record<StoredPlan, CheckpointProperties> = {
  ...PROPERTIES,
  nativeSavepoint: { ...PROPERTIES.savepoint, forced: false },
  terminateSavepoint: {
    ...PROPERTIES.terminateSavepoint,
    type: {
      kind: 'savepoint',
      name: 'Terminate Savepoint',
      formatType: 'CANONICAL',
      postCheckpointAction: 'TERMINATE',
    },
  },
  unclaimedSnapshot: PROPERTIES.savepoint,
  fullCheckpoint: PROPERTIES.checkpoint,
};
