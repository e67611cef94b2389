/** What is drawn where a recipe does not say otherwise: whole jobs, mildly edited, a plain pointer. */
import type { EditConstraints } from '../draft/edit-draft.ts';
import { FROM_A_SAVEPOINT } from '../draft/entry-draft.ts';
import { NO_HISTORY } from '../draft/history-draft.ts';
import { NOTHING_FINISHED } from '../draft/finished-draft.ts';
import type { JobConstraints } from '../draft/job-draft.ts';
import type { LeftBehindKind } from '../draft/left-behind-draft.ts';
import type { Weights } from '../draft/pick.ts';
import type { RestoreConstraints } from '../draft/restore-draft.ts';
import type { StateConstraints } from '../draft/state-draft.ts';

/** A value and how often it is drawn. */
type Table<T> = readonly (readonly [T, number])[];

export const SMALL_PARALLELISM: Table<number> = [
  [1, 4],
  [2, 4],
  [3, 4],
  [4, 3],
  [5, 1],
  [6, 2],
];

/** Around the sizes of bit sets (64), and where a derived max parallelism passes 128 (85, 86). */
export const MIXED_PARALLELISM: Table<number> = [
  ...SMALL_PARALLELISM.map(([value, weight]) => [value, weight * 6] as const),
  [8, 2],
  [63, 1],
  [64, 1],
  [65, 1],
  [86, 1],
  [130, 1],
];

/** 1 and 3 are raised to the parallelism where they are below it. */
export const MAX_PARALLELISM: Table<number | null> = [
  [null, 10],
  [1, 4],
  [8, 4],
  [12, 2],
  [3, 1],
  [64, 2],
  [128, 2],
  [32_768, 1],
];

/** Around the bounds of parallelisms from which 128, 256 and 512 are derived. */
export const WIDE_PARALLELISM: Table<number> = [
  [85, 1],
  [86, 2],
  [171, 1],
  [172, 2],
];

const MAX_INT = 2_147_483_647;

/** Around the upper bound, for which the largest int stands too. */
export const RECORDED_MAX_AT_BOUNDS: Table<number | null> = [
  [32_768, 7],
  [MAX_INT, 4],
  [32_767, 1],
  [32_769, 1],
];

/** Mostly what the job ran with; 0, and numbers that no vertex may have, besides. */
export const ODD_RECORDED_MAX: Table<number | null> = [
  [null, 12],
  [1, 2],
  [4, 3],
  [64, 2],
  [128, 1],
  [32_768, 1],
  [32_769, 1],
  [40_000, 1],
  [MAX_INT, 1],
  [0, 1],
];

/** 2^31 - 1 and 2^63 - 1 are the largest IDs of the ZooKeeper and of the in-memory counter. */
export const EDGE_CHECKPOINT_IDS: Table<bigint> = [
  [7n, 4],
  [0n, 3],
  [1n, 2],
  [2_147_483_645n, 1],
  [2_147_483_646n, 2],
  [2_147_483_647n, 2],
  [2_147_483_648n, 2],
  [9_223_372_036_854_775_806n, 2],
  [9_223_372_036_854_775_807n, 4],
];

const CHECKPOINT_IDS: Table<bigint> = [
  [7n, 6],
  [1n, 3],
  [42n, 3],
  [1_234_567n, 2],
  [0n, 1],
  [2_147_483_647n, 1],
];

export const JOB: JobConstraints = {
  minVertices: 1,
  maxVertices: 4,
  minInputs: 0,
  maxChain: 4,
  parallelism: SMALL_PARALLELISM,
  maxParallelism: MAX_PARALLELISM,
  partitioners: {
    keyBy: 4,
    rebalance: 3,
    forward: 3,
    rescale: 1,
    broadcast: 1,
    global: 1,
    custom: 1,
  },
  doubleEdges: 0,
  coordinators: 15,
  uidHashes: 5,
  finished: NOTHING_FINISHED,
};

/** Few vertices, and few operators in each. */
export const SMALL_JOB = { maxVertices: 2, maxChain: 2 } as const;

export const STATE: StateConstraints = {
  managed: 35,
  raw: 5,
  keyed: 30,
  rawKeyed: 5,
  coordinator: 12,
  channels: {
    input: 0,
    output: 0,
    inner: 0,
    merged: 0,
    strays: { none: 1 },
    mergedForms: { whole: 1 },
  },
  missing: 15,
  kinds: { keyGroups: 4, savepoint: 4, incremental: 5, changelog: 2 },
  ranges: { exact: 20, wide: 1, narrow: 1, shifted: 1, whole: 1 },
  streams: { bytes: 6, relative: 4, file: 3, segment: 1 },
  sharedForms: { file: 1 },
  maxSharedFiles: 1,
  ofOneBackend: 0,
  modes: { SPLIT_DISTRIBUTE: 4, UNION: 2, BROADCAST: 2 },
  maxNames: 2,
  oneDelegate: 0,
  recordedMax: [[null, 1]],
};

/** No state at all, for recipes that look elsewhere. */
export const LITTLE_STATE: StateConstraints = {
  ...STATE,
  managed: 30,
  raw: 0,
  keyed: 0,
  rawKeyed: 0,
  coordinator: 5,
  missing: 5,
};

export const EDITS: EditConstraints = {
  minEdits: 0,
  maxEdits: 3,
  kinds: {
    rename: 2,
    rescale: 8,
    addOperator: 2,
    addVertex: 1,
    chain: 2,
    unchain: 2,
    reverseChain: 1,
    uidHashToOld: 2,
    uidHashAdded: 1,
    maxRecorded: 1,
    coordinator: 1,
    removeOperator: 4,
    reidentify: 2,
    maxOther: 2,
  },
  parallelism: SMALL_PARALLELISM,
};

/** Snapshots of every shape, for the questions that no job takes part in. */
export const EVERY_SHAPE = {
  job: { maxVertices: 2, maxChain: 3 },
  state: {
    recordedMax: ODD_RECORDED_MAX,
    raw: 15,
    rawKeyed: 15,
    ranges: { exact: 6, empty: 1, beyond: 1, whole: 1 },
    sharedForms: { file: 2, relative: 1, bytes: 1 },
    maxSharedFiles: 2,
    maxNames: 4,
    oneDelegate: 10,
  },
  edits: { maxEdits: 0 },
  rest: { pointers: { directory: 1 }, masterStates: 30, repeatsOperator: 10 },
} as const;

/** Each thing that may be all that an operator left behind. */
export const EVERY_KIND_LEFT_BEHIND: Weights<LeftBehindKind> = {
  noEntries: 6,
  emptyEntries: 2,
  finishedSubtask: 5,
  fullyFinished: 5,
  coordinator: 3,
  emptyCoordinator: 5,
  managedOperatorState: 2,
  operatorStateWithoutElements: 4,
  rawOperatorState: 5,
  managedKeyedState: 2,
  keyedStateWithoutKeyGroups: 5,
  rawKeyedState: 5,
  inputChannelState: 5,
  resultSubpartitionState: 5,
};

export const BASE: RestoreConstraints = {
  job: JOB,
  state: STATE,
  edits: EDITS,
  pointers: { directory: 12, metadataFile: 4, directoryWithScheme: 3, directoryWithSlash: 1 },
  damage: { none: 1 },
  checkpointIds: CHECKPOINT_IDS,
  counterKinds: { standalone: 4, zookeeper: 1 },
  counterValues: [
    [1n, 4],
    [100n, 1],
  ],
  schedulers: { default: 1 },
  allowNonRestoredState: 40,
  masterStates: 10,
  hooks: 10,
  oddHooks: { none: 1 },
  prefersCheckpoint: 0,
  repeatsOperator: 0,
  repeatedMax: [[null, 1]],
  leftBehind: { min: 0, max: 0, kinds: EVERY_KIND_LEFT_BEHIND },
  storedCheckpoints: 0,
  storeKinds: { inMemory: 1 },
  recoversOutputDownstream: 0,
  contested: 0,
  entry: FROM_A_SAVEPOINT,
  history: NO_HISTORY,
  storedStates: { none: 7, withoutEntries: 3 },
  maxRetained: [
    [1, 4],
    [2, 1],
    [3, 1],
  ],
};

/** The base, with some of its parts changed. */
export function constrained(changes: {
  readonly job?: Partial<JobConstraints>;
  readonly state?: Partial<StateConstraints>;
  readonly edits?: Partial<EditConstraints>;
  readonly rest?: Partial<Omit<RestoreConstraints, 'job' | 'state' | 'edits'>>;
}): RestoreConstraints {
  return {
    ...BASE,
    ...changes.rest,
    job: { ...JOB, ...changes.job },
    state: { ...STATE, ...changes.state },
    edits: { ...EDITS, ...changes.edits },
  };
}
