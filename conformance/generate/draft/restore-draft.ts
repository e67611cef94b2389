/** Everything that is drawn for one case of the question `restore`. */
import { array, constant, integer, nat } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { ClaimMode, CounterKind } from '../../../spec/model/request.ts';
import { contestedDraft } from './contested-draft.ts';
import type { ContestedDraft } from './contested-draft.ts';
import { entryDraft } from './entry-draft.ts';
import type { EntryConstraints, EntryDraft } from './entry-draft.ts';
import { historyDraft } from './history-draft.ts';
import type { HistoryConstraints, HistoryDraft } from './history-draft.ts';
import type { EditConstraints, Edit } from './edit-draft.ts';
import { editDrafts } from './edit-draft.ts';
import { jobDraft } from './job-draft.ts';
import type { JobConstraints, VertexDraft } from './job-draft.ts';
import { leftBehindDrafts } from './left-behind-draft.ts';
import type { LeftBehindConstraints, LeftBehindDraft } from './left-behind-draft.ts';
import { fields, percent, pickName, pickOf, sometimes } from './pick.ts';
import type { Weights } from './pick.ts';
import { pointerDraft } from './pointer-draft.ts';
import type { PointerDraft, PointerForm } from './pointer-draft.ts';
import type { SharedFilePlan, StateConstraints } from './state-draft.ts';

/** A master state of the snapshot. */
export interface MasterStateDraft {
  /** Which of the few names. */
  readonly name: number;
  readonly version: number;
  /** In bytes. */
  readonly payload: number;
}

/** The presets of properties that Flink writes; `none` for a snapshot without them. */
export type PropertiesPlan =
  | 'savepoint'
  | 'nativeSavepoint'
  | 'suspendSavepoint'
  | 'terminateSavepoint'
  | 'checkpoint'
  | 'retainedCheckpoint'
  | 'fullCheckpoint'
  | 'none';

/** What is wrong with the metadata's bytes; `followed` is nothing that a reader minds. */
export type Damage =
  | 'none'
  | 'noBytes'
  | 'cut'
  | 'wrongMagic'
  | 'unknownVersion'
  | 'version1'
  | 'nextVersion'
  | 'cutHeader'
  | 'negativeId'
  | 'followed';

/** The snapshot's parts beside its operators. */
export interface SnapshotDraft {
  readonly checkpointId: bigint;
  readonly properties: PropertiesPlan;
  readonly masterStates: readonly MasterStateDraft[];
  /** The operators' order in the file is turned by so many places. */
  readonly turned: number;
  /** Whether one operator's state is there twice, which no Flink job writes. */
  readonly repeatsOperator: boolean;
  /** The metadata version, where the release reads it; otherwise the one that it writes. */
  readonly metadataVersion: MetadataVersion;
  readonly damage: Damage;
  /** The max parallelism of the first of a repeated operator's states; `null` for the same. */
  readonly repeatedMaxParallelism: number | null;
  readonly leftBehind: readonly LeftBehindDraft[];
}

export type MetadataVersion = 2 | 3 | 4 | 5 | 6;

/** Whether a store is one of high availability, and whether that can be read. */
export type StorePlan = 'inMemory' | 'highlyAvailable' | 'unreadable';

/** A checkpoint that the store holds already. */
export interface StoredDraft {
  readonly checkpointId: bigint;
  readonly properties: StoredPlan;
  readonly state: StoredState;
}

/**
 * State of the job's first operator without entries; keyed state of all operators, of which the
 * snapshot may share files; or none.
 */
export type StoredState = 'none' | 'withoutEntries' | 'sharing';

/** A snapshot that was restored without a claim has properties that no metadata carries. */
export type StoredPlan = Exclude<PropertiesPlan, 'none'> | 'unclaimedSnapshot';

/** What is odd about the last of a job's hooks: it has the ID of the first one, or none. */
export type OddHook = 'none' | 'repeated' | 'empty' | 'blank';

/** Settings and coordinator. */
export interface SetupDraft {
  readonly allowNonRestoredState: boolean;
  readonly claimMode: ClaimMode;
  readonly counterKind: CounterKind;
  readonly counterValue: bigint;
  readonly maxRetained: number;
  readonly scheduler: 'default' | 'adaptive' | 'reactive';
  /** Bit i set: the job registers hook i of the few names. */
  readonly hooks: number;
  readonly oddHook: OddHook;
  readonly prefersCheckpoint: boolean;
  /** Oldest first; as many of the newest are taken as are retained. */
  readonly store: readonly StoredDraft[];
  readonly storeKind: StorePlan;
  /** Bit i set: the i-th checkpoint of the store cannot be read, if the store is of that kind. */
  readonly unreadable: number;
  readonly sharedBefore: SharedBefore;
  readonly recoversOutputDownstream: boolean;
}

/** How stored checkpoints refer to the files that the snapshot's handles share. */
export interface SharedBefore {
  readonly form: SharedFilePlan['form'];
  /** Under each name the file so many places further on. */
  readonly shifted: number;
}

/** One case. */
export interface RestoreDraft {
  /** Varies IDs, names and bytes. */
  readonly salt: number;
  readonly job: readonly VertexDraft[];
  readonly edits: readonly Edit[];
  readonly snapshot: SnapshotDraft;
  readonly setup: SetupDraft;
  readonly pointer: PointerDraft;
  readonly contested: ContestedDraft | null;
  readonly entry: EntryDraft;
  /** What happens to the job once it is restored from its snapshot. */
  readonly history: HistoryDraft;
}

/** Which cases are drawn. */
export interface RestoreConstraints {
  readonly job: JobConstraints;
  readonly state: StateConstraints;
  readonly edits: EditConstraints;
  readonly pointers: Weights<PointerForm>;
  readonly damage: Weights<Damage>;
  readonly checkpointIds: readonly (readonly [bigint, number])[];
  readonly counterKinds: Weights<CounterKind>;
  readonly counterValues: readonly (readonly [bigint, number])[];
  readonly schedulers: Weights<SetupDraft['scheduler']>;
  /** In percent of the cases. */
  readonly allowNonRestoredState: number;
  /** Cases with master states, and jobs with hooks, in percent. */
  readonly masterStates: number;
  readonly hooks: number;
  readonly oddHooks: Weights<OddHook>;
  /** Jobs that prefer checkpoints in their store, where the release has that, in percent. */
  readonly prefersCheckpoint: number;
  /** Snapshots that hold one operator twice, in percent. */
  readonly repeatsOperator: number;
  readonly repeatedMax: readonly (readonly [number | null, number])[];
  readonly leftBehind: LeftBehindConstraints;
  /** Stores that hold checkpoints already, in percent. */
  readonly storedCheckpoints: number;
  readonly storeKinds: Weights<StorePlan>;
  /** Jobs whose output in flight is recovered downstream, in percent. */
  readonly recoversOutputDownstream: number;
  /** Jobs of which two vertices claim one ID, in percent. */
  readonly contested: number;
  readonly entry: EntryConstraints;
  readonly history: HistoryConstraints;
  readonly storedStates: Weights<StoredState>;
  readonly maxRetained: readonly (readonly [number, number])[];
}

const METADATA_VERSIONS: readonly (readonly [MetadataVersion, number])[] = [
  [6, 6],
  [5, 2],
  [4, 4],
  [3, 3],
  [2, 2],
];

const PROPERTIES: Weights<PropertiesPlan> = {
  savepoint: 6,
  nativeSavepoint: 3,
  suspendSavepoint: 1,
  terminateSavepoint: 1,
  checkpoint: 3,
  retainedCheckpoint: 1,
  fullCheckpoint: 1,
  none: 2,
};

function snapshotDraft(constraints: RestoreConstraints): Arbitrary<SnapshotDraft> {
  const masterState = fields({ name: nat(3), version: nat(2), payload: nat(4) });
  return fields({
    checkpointId: pickOf(constraints.checkpointIds),
    properties: pickName(PROPERTIES),
    masterStates: sometimes(
      constraints.masterStates,
      array(masterState, { minLength: 1, maxLength: 3, size: 'max' }),
      [],
    ),
    turned: nat(7),
    repeatsOperator: percent(constraints.repeatsOperator),
    metadataVersion: pickOf(METADATA_VERSIONS),
    damage: pickName(constraints.damage),
    repeatedMaxParallelism: pickOf(constraints.repeatedMax),
    leftBehind: leftBehindDrafts(constraints.leftBehind),
  });
}

const MOST_STORED = 3;

/** Older than most snapshots, as old as many, and newer. */
const STORED_IDS: readonly (readonly [bigint, number])[] = [
  [3n, 2],
  [5n, 2],
  [7n, 4],
  [1_000_000n, 1],
];

function storedDraft(states: Weights<StoredState>): Arbitrary<StoredDraft> {
  return fields({
    checkpointId: pickOf(STORED_IDS),
    properties: pickName<StoredPlan>({
      checkpoint: 4,
      savepoint: 4,
      retainedCheckpoint: 1,
      nativeSavepoint: 1,
      terminateSavepoint: 1,
      unclaimedSnapshot: 1,
    }),
    state: pickName(states),
  });
}

function setupDraft(constraints: RestoreConstraints): Arbitrary<SetupDraft> {
  return fields({
    allowNonRestoredState: percent(constraints.allowNonRestoredState),
    claimMode: pickName<ClaimMode>({ NO_CLAIM: 3, CLAIM: 3, LEGACY: 2 }),
    counterKind: pickName(constraints.counterKinds),
    counterValue: pickOf(constraints.counterValues),
    maxRetained: pickOf(constraints.maxRetained),
    scheduler: pickName(constraints.schedulers),
    hooks: sometimes(constraints.hooks, integer({ min: 1, max: 15 }), 0),
    oddHook: pickName(constraints.oddHooks),
    prefersCheckpoint: percent(constraints.prefersCheckpoint),
    store: sometimes(
      constraints.storedCheckpoints,
      array(storedDraft(constraints.storedStates), {
        minLength: 1,
        maxLength: MOST_STORED,
        size: 'max',
      }),
      [],
    ),
    storeKind: pickName(constraints.storeKinds),
    unreadable: sometimes(60, nat(15), 15),
    sharedBefore: fields({
      form: pickName<SharedFilePlan['form']>({ file: 3, relative: 2, bytes: 1 }),
      shifted: pickOf([
        [0, 2],
        [1, 1],
      ]),
    }),
    recoversOutputDownstream: sometimes(
      constraints.recoversOutputDownstream,
      constant(true),
      false,
    ),
  });
}

/** Cases within the constraints. */
export function restoreDraft(constraints: RestoreConstraints): Arbitrary<RestoreDraft> {
  return fields({
    salt: nat(0xffff),
    job: jobDraft(constraints.job, constraints.state),
    edits: editDrafts(constraints.edits),
    snapshot: snapshotDraft(constraints),
    setup: setupDraft(constraints),
    pointer: pointerDraft(constraints.pointers),
    contested: sometimes(constraints.contested, contestedDraft(), null),
    entry: entryDraft(constraints.entry),
    history: historyDraft(constraints.history),
  });
}
