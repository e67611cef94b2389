/** Properties of described snapshots: those that no job writes, or keeps, on a small cluster. */
import type { CheckpointProperties, SnapshotType } from '../../../spec/model/properties.ts';

/** All flags down. */
export const NO_FLAGS = {
  forced: false,
  unclaimed: false,
  discardSubsumed: false,
  discardFinished: false,
  discardCancelled: false,
  discardFailed: false,
  discardSuspended: false,
};

const FULL: SnapshotType = {
  kind: 'checkpoint',
  name: 'Full Checkpoint',
  sharingFilesStrategy: 'FORWARD',
};

function savepointType(
  name: string,
  formatType: 'CANONICAL' | 'NATIVE',
  postCheckpointAction: 'SUSPEND' | 'TERMINATE',
): SnapshotType {
  return { kind: 'savepoint', name, formatType, postCheckpointAction };
}

const DISCARDED = { discardSubsumed: true, discardFinished: true };

/** Flink: the presets of `CheckpointProperties`, those that the jobs of `Jobs.java` leave out. */
export const TYPES: readonly {
  readonly name: string;
  readonly type: SnapshotType;
  readonly flags: Partial<Omit<CheckpointProperties, 'type'>>;
}[] = [
  {
    name: 'terminated-native-savepoint',
    type: savepointType('Terminate Savepoint', 'NATIVE', 'TERMINATE'),
    flags: { forced: true },
  },
  {
    name: 'suspended-canonical-savepoint',
    type: savepointType('Suspend Savepoint', 'CANONICAL', 'SUSPEND'),
    flags: { unclaimed: true },
  },
  {
    name: 'full-checkpoint-retained-on-failure',
    type: FULL,
    flags: { ...DISCARDED, discardCancelled: true, discardSuspended: true },
  },
  {
    name: 'full-checkpoint-never-retained',
    type: FULL,
    flags: { ...DISCARDED, discardCancelled: true, discardFailed: true, discardSuspended: true },
  },
];
