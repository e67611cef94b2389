/** Decisions while a snapshot is registered. Flink: `CheckpointCoordinator#restoreSavepoint`. */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import type { StoredOutcome } from '../../../spec/model/outcome.ts';
import type { CheckpointProperties } from '../../../spec/model/properties.ts';
import type { ClaimMode, CounterKind } from '../../../spec/model/request.ts';
import type { RestoreBehaviour } from '../../../spec/profiles/restore-differences.ts';
import { streamEquals } from '../java/stream-map.ts';

/** What decisions about the store look at. */
export type InStore = Pick<StoredOutcome, 'checkpointId' | 'properties'>;

/** A step between validation and the end, in the order in which Flink takes them. */
export type RestoreStep =
  | 'registerSharedState'
  | 'addToStore'
  | 'setCounter'
  | 'takeLatest'
  | 'checkFinishedOperators'
  | 'assign'
  | 'restoreHooks'
  | 'restoreCoordinators';

/** It is refused, it takes the other one's place, or the other one takes its place. */
export type UnequalSharedFile = 'refuse' | 'replace' | 'drop';

const ON_UNEQUAL_SHARED_FILE: Readonly<Record<RestoreBehaviour['sharedState'], UnequalSharedFile>> =
  { rebuilt: 'drop', byLocalName: 'replace', byPhysicalFile: 'refuse' };

/** Decision points of the stage `register`. */
export interface RegisterDecisions {
  /** The order of the steps: what is left behind when one of them refuses. */
  readonly steps: readonly RestoreStep[];
  /** The properties that the restored checkpoint is stored with. */
  propertiesFor(claimMode: ClaimMode): CheckpointProperties;
  /** What is kept beside them of the properties that the metadata carried. */
  restoredProperties(
    carried: CheckpointProperties | null,
    behaviour: RestoreBehaviour,
  ): CheckpointProperties | null;
  /** Whether the snapshot's shared state is registered. */
  registersSharedState(properties: CheckpointProperties): boolean;
  /** Whether shared state of a recovered store is registered before anything is added to it. */
  readonly registersRecovered: boolean;
  /** Whether a store of high availability is refused, of which so many checkpoints can be read. */
  refusesUnreadable(stored: number, readable: number, behaviour: RestoreBehaviour): boolean;
  /** The order in which a store of high availability has its checkpoints once it is recovered. */
  recoveredOrder<Stored extends InStore>(store: readonly Stored[]): readonly Stored[];
  /** Whether a store of high availability is put in that order again when its latest is taken. */
  recoversAgain(unreadable: number, behaviour: RestoreBehaviour): boolean;
  /** Whether a store of high availability that knows of some IDs refuses another one. */
  refusesId(known: readonly bigint[], added: bigint): boolean;
  /** Whether two handles under one key of the registry may stand for the same file. */
  isSameSharedFile(registered: StreamStateHandle, other: StreamStateHandle): boolean;
  /** What becomes of a handle under the key of an unequal one. */
  onUnequalSharedFile(behaviour: RestoreBehaviour): UnequalSharedFile;
  /** Whether the file of a handle whose place an unequal one has is deleted. */
  readonly deletesWhatLoses: boolean;
  /** Which of two handles of one shared file the checkpoint goes on with. */
  consolidated(registered: StreamStateHandle, other: StreamStateHandle): StreamStateHandle;
  /** The store with a checkpoint added, before any leaves it. An ID may be there twice. */
  withAdded<Stored extends InStore>(store: readonly Stored[], added: Stored): readonly Stored[];
  /** Whether a stored checkpoint may leave the store when there are too many. */
  maySubsume(
    candidate: InStore,
    newest: InStore,
    newestNonSavepoint: InStore | undefined,
    behaviour: RestoreBehaviour,
  ): boolean;
  /** The ID of the first checkpoint after the restore, before it is fitted into 64 bits. */
  nextCheckpointId(restoredId: bigint): bigint;
  /** Whether a counter can be set to an ID. */
  counterTakes(counter: CounterKind, id: bigint): boolean;
  /** What a counter holds after it was set. */
  counterHolds(counter: CounterKind, id: bigint): bigint;
}

/** A savepoint's, and a snapshot's that is not claimed. Flink: `SAVEPOINT_NO_FORCE`. */
export const NEVER_DISCARDED: CheckpointProperties = {
  type: {
    kind: 'savepoint',
    name: 'Savepoint',
    formatType: 'CANONICAL',
    postCheckpointAction: 'NONE',
  },
  forced: false,
  unclaimed: false,
  discardSubsumed: false,
  discardFinished: false,
  discardCancelled: false,
  discardFailed: false,
  discardSuspended: false,
};

/** A job without externalised checkpoints. Flink: `CHECKPOINT_NEVER_RETAINED`. */
export const NEVER_RETAINED: CheckpointProperties = {
  type: { kind: 'checkpoint', name: 'Checkpoint', sharingFilesStrategy: 'FORWARD_BACKWARD' },
  forced: false,
  unclaimed: false,
  discardSubsumed: true,
  discardFinished: true,
  discardCancelled: true,
  discardFailed: true,
  discardSuspended: true,
};

const PROPERTIES: Readonly<Record<ClaimMode, CheckpointProperties>> = {
  LEGACY: NEVER_DISCARDED,
  NO_CLAIM: { ...NEVER_DISCARDED, unclaimed: true },
  CLAIM: NEVER_RETAINED,
};

const MAX_INT = 2_147_483_647n;

/** What Flink decides there. */
export const REGISTER_DECISIONS: RegisterDecisions = {
  steps: [
    'registerSharedState',
    'addToStore',
    'setCounter',
    'takeLatest',
    'checkFinishedOperators',
    'assign',
    'restoreHooks',
    'restoreCoordinators',
  ],
  propertiesFor: (claimMode) => PROPERTIES[claimMode],
  restoredProperties: (carried, { restoredProperties }) => (restoredProperties ? carried : null),
  registersSharedState: (properties) => !properties.unclaimed,
  registersRecovered: true,
  refusesUnreadable: (stored, readable, { unreadableStored }) =>
    readable < stored && (unreadableStored === 'refused' || readable === 0),
  recoveredOrder: (store) => store.toSorted((a, b) => (a.checkpointId < b.checkpointId ? -1 : 1)),
  recoversAgain: (unreadable, { recoversAtRestore }) =>
    recoversAtRestore === 'always' || (recoversAtRestore === 'whereIncomplete' && unreadable > 0),
  refusesId: (known, added) => known.includes(added),
  isSameSharedFile: streamEquals,
  onUnequalSharedFile: ({ sharedState }) => ON_UNEQUAL_SHARED_FILE[sharedState],
  deletesWhatLoses: true,
  consolidated: (registered) => registered,
  withAdded: (store, added) => [...store, added],
  maySubsume(candidate, newest, newestNonSavepoint, { retention }) {
    if (retention === 'dropsOldest') return true;
    if (candidate === newest) return false;
    if (isSavepoint(candidate)) return true;
    if (isStopWithSavepoint(newest)) return true;
    return newestNonSavepoint !== undefined && newestNonSavepoint !== candidate;
  },
  nextCheckpointId: (restoredId) => restoredId + 1n,
  counterTakes: (counter, id) => counter !== 'zookeeper' || id <= MAX_INT,
  counterHolds: (counter, id) => (counter === 'zookeeper' ? BigInt.asIntN(32, id) : id),
};

/** Whether a stored checkpoint counts as a savepoint. Flink: `CheckpointProperties#isSavepoint`. */
export function isSavepoint({ properties }: Pick<InStore, 'properties'>): boolean {
  return properties.type?.kind === 'savepoint';
}

/** Flink: `CheckpointProperties#isSynchronous`. */
function isStopWithSavepoint({ properties: { type } }: InStore): boolean {
  return type?.kind === 'savepoint' && type.postCheckpointAction !== 'NONE';
}
