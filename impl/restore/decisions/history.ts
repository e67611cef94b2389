/** Decisions while a job lives on after its restore. Flink: `CheckpointCoordinator`, its store and registry. */
import type { TakenStep } from '../../../spec/model/history.ts';
import type { CheckpointProperties, SnapshotType } from '../../../spec/model/properties.ts';
import type { RestoreBehaviour } from '../../../spec/profiles/restore-differences.ts';
import { isSavepoint, NEVER_DISCARDED, NEVER_RETAINED } from './register.ts';
import type { InStore } from './register.ts';

/** Decision points of what follows a restore. */
export interface HistoryDecisions {
  /** The ID that the counter goes on with when a checkpoint took one. */
  countedOn(taken: bigint): bigint;
  /** The properties that a snapshot of the job's own gets. */
  takenProperties(kind: TakenStep['kind']): CheckpointProperties;
  /** Whether checkpoints are full ones from a restore on, until one is complete. */
  forcesFull(restored: CheckpointProperties): boolean;
  /** Whether they still are when a snapshot was completed. */
  stillForcesFull(forced: boolean, completed: CheckpointProperties): boolean;
  /** What tasks are asked for. */
  typeAsked(properties: CheckpointProperties, forcesFull: boolean): SnapshotType;
  /** Whether a completed snapshot goes into the store. */
  entersStore(properties: CheckpointProperties, behaviour: RestoreBehaviour): boolean;
  /** Whether an operator whose tasks report no state has an entry in the checkpoint. */
  keepsStateless(behaviour: RestoreBehaviour): boolean;
  /** Whether what a restored snapshot shares belongs to the job from then on. */
  isClaimed(properties: CheckpointProperties): boolean;
  /** Whether a checkpoint is deleted once it left the store. */
  discardsSubsumed(properties: CheckpointProperties): boolean;
  /** Whether that happens as soon as it left. */
  discardsAtOnce(behaviour: RestoreBehaviour): boolean;
  /** The checkpoint up to which shared state may be forgotten. */
  oldestInUse(store: readonly InStore[]): bigint | undefined;
  /** Whether a shared file is used no more. */
  isUnused(lastUsedBy: bigint, oldestRetained: bigint): boolean;
  /** Whether a shared file that is used no more is the job's to delete. */
  ownsShared(createdBy: bigint, newestNotClaimed: bigint): boolean;
  /** Before Flink 1.15, whether a count of references is none. */
  isUnreferenced(references: number): boolean;
  /** Whether a restored snapshot is kept as long as others use what it shares. */
  keepsWhileShared(restoredType: SnapshotType | null): boolean;
  /** Whether a failover drops state that no task has. */
  readonly failoverAllowsUnmatched: boolean;
}

const FULL_CHECKPOINT: SnapshotType = {
  kind: 'checkpoint',
  name: 'Full Checkpoint',
  sharingFilesStrategy: 'FORWARD',
};

/** What Flink decides there. */
export const HISTORY_DECISIONS: HistoryDecisions = {
  countedOn: (taken) => taken + 1n,
  takenProperties: (kind) =>
    kind === 'checkpoint' ? NEVER_RETAINED : { ...NEVER_DISCARDED, forced: true },
  forcesFull: (restored) => restored.unclaimed,
  stillForcesFull: (forced, completed) => forced && isSavepoint({ properties: completed }),
  typeAsked: (properties, forcesFull) =>
    forcesFull && !isSavepoint({ properties }) ? FULL_CHECKPOINT : properties.type!,
  entersStore: (properties, { savepointsEnterStore }) =>
    savepointsEnterStore || !isSavepoint({ properties }),
  keepsStateless: ({ keepsStateless }) => keepsStateless,
  isClaimed: (properties) => !isSavepoint({ properties }),
  discardsSubsumed: (properties) => properties.discardSubsumed,
  discardsAtOnce: ({ discardsSubsumed }) => discardsSubsumed === 'atOnce',
  oldestInUse: (store) => store.find((stored) => !isSavepoint(stored))?.checkpointId,
  isUnused: (lastUsedBy, oldestRetained) => lastUsedBy < oldestRetained,
  ownsShared: (createdBy, newestNotClaimed) => createdBy > newestNotClaimed,
  isUnreferenced: (references) => references <= 0,
  keepsWhileShared: (restoredType) =>
    restoredType !== null &&
    (restoredType.kind === 'savepoint' || restoredType.sharingFilesStrategy === 'NO_SHARING'),
  failoverAllowsUnmatched: true,
};
