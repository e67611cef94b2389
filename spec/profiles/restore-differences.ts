/** What the releases do differently when they restore. */
import type { Differences } from './difference.ts';

/** How one release restores. */
export interface RestoreBehaviour {
  /** Whether claim modes exist; before, every restore is what LEGACY was later. */
  readonly claimModes: boolean;
  /** Whether a checkpoint keeps the properties that its metadata carried. */
  readonly restoredProperties: boolean;
  /**
   * When a snapshot's max parallelism is checked to be within 1 to 32,768: before anything has
   * changed, or only when a vertex adopts it.
   */
  readonly maxParallelismBounds: 'validated' | 'adopted';
  /**
   * Under which ID an operator with a user-defined ID looks its state up: under that one alone, or
   * under the generated one where the snapshot has no state for the user-defined one.
   */
  readonly lookUp: 'userDefinedOnly' | 'userDefinedFirst';
  /** The order in which the operators of a vertex may change its max parallelism. */
  readonly adoptionOrder: 'chain' | 'hash';
  /** Whether a task gets a restore even where none of its operators has state. */
  readonly restoresEmptyTasks: boolean;
  /** Whether state is set vertex by vertex, or on all at once when all have theirs. */
  readonly setsState: 'vertexByVertex' | 'allAtOnce';
  /**
   * Whether an operator that has no entries of subtasks can be rescaled beside one that has some.
   * Flink before 1.13.2 finds no list of keyed handles then, and trips over it.
   */
  readonly rescalesWithoutEntries: boolean;
  /** Whether a slice of a key-groups handle keeps the handle's ID; otherwise it gets a random one. */
  readonly slicesKeepHandleId: boolean;
  /**
   * Which broadcast state counts as reported by part of the subtasks only, and is therefore handed
   * out anew at an unchanged parallelism. `bitSet`: fewer than the size of the bit set that counts
   * them, a multiple of 64. `parallelism`: fewer than there were subtasks.
   */
  readonly partlyReportedBroadcast: 'never' | 'bitSet' | 'parallelism';
  /**
   * Buckets of the hash map that holds the vertices of a job, when it is made: the vertex that comes
   * last in it claims an ID that two vertices have.
   */
  readonly vertexMapBuckets: 16 | 32;
  /**
   * What leaves a store that holds too much: the oldest checkpoint, or the oldest without which there
   * is still one that is no savepoint.
   */
  readonly retention: 'dropsOldest' | 'keepsCheckpoint';
  /** How shared state is registered: see `impl/restore/register`. */
  readonly sharedState: 'rebuilt' | 'byLocalName' | 'byPhysicalFile';
  /**
   * Which of two handles under one key is asked whether it equals the other: a relative handle does
   * not equal an absolute one of its path, and an absolute one equals a relative one.
   */
  readonly sharedStateEquality: 'ofNewcomer' | 'ofRegistered';
  /** Whether an incremental handle has a size of its own, or that of the files it holds. */
  readonly incrementalSize: 'ofFiles' | 'own';
  /** Whether the directories of file-merging operator state are registered too. */
  readonly registersDirectories: boolean;
  /** Whether master hooks are reset by every entry point that finds nothing to restore. */
  readonly emptyStoreResetsHooks: 'atGlobalFailover' | 'always';
  /**
   * Which coordinators are reset: those that have state in what is restored, or all, and at a failover
   * of the whole job also where the store is empty.
   */
  readonly resetsCoordinators: 'withState' | 'all';
  /** Whether coordinators are told of which checkpoint the state is; otherwise -1 stands for it. */
  readonly tellsCoordinatorsCheckpoint: boolean;
  /** Whether a job can have checkpoints restored from its store rather than newer savepoints. */
  readonly prefersCheckpoints: boolean;
  /** What becomes of stored checkpoints that cannot be read, beside others that can. */
  readonly unreadableStored: 'leftOut' | 'refused';
  /**
   * When a store of high availability is recovered again by a restore, which puts it in the order of
   * its IDs. `whereIncomplete`: where it does not have all that ZooKeeper knows of.
   */
  readonly recoversAtRestore: 'always' | 'whereIncomplete' | 'never';
  /** Whether fully and partly finished operators exist. */
  readonly finishedOperators: boolean;
  /** Whether the in-flight data of one checkpoint can be ignored. */
  readonly ignoresInFlightData: boolean;
  /** Whether savepoints that the job takes go into its store, as its checkpoints do. */
  readonly savepointsEnterStore: boolean;
  /** Whether an operator of which all tasks report nothing has an entry in a checkpoint. */
  readonly keepsStateless: boolean;
  /**
   * When a checkpoint that left the store is deleted: at once, or when all that are kept are newer
   * and nothing of a claimed snapshot's is shared any more.
   */
  readonly discardsSubsumed: 'atOnce' | 'whenUnused';
}

// prettier-ignore
export const RESTORE_DIFFERENCES: Differences<RestoreBehaviour> = {
  claimModes: [{ since: '1.11', value: false }, { since: '1.15', value: true }],
  restoredProperties: [{ since: '1.11', value: false }, { since: '1.16', value: true }],
  maxParallelismBounds: [{ since: '1.11', value: 'adopted' }, { since: '1.13', value: 'validated' }],
  lookUp: [{ since: '1.11', value: 'userDefinedOnly' }, { since: '1.14', value: 'userDefinedFirst' }],
  adoptionOrder: [{ since: '1.11', value: 'chain' }, { since: '1.12', value: 'hash' }],
  restoresEmptyTasks: [{ since: '1.11', value: false }, { since: '1.14', value: true }],
  setsState: [{ since: '1.11', value: 'vertexByVertex' }, { since: '1.12', value: 'allAtOnce' }],
  rescalesWithoutEntries: [{ since: '1.11', value: false }, { since: '1.13.2', value: true }],
  slicesKeepHandleId: [{ since: '1.11', value: false }, { since: '1.15', value: true }],
  partlyReportedBroadcast: [
    { since: '1.11', value: 'never' }, { since: '1.14', value: 'bitSet' },
    { since: '2.2', value: 'parallelism' },
  ],
  vertexMapBuckets: [{ since: '1.11', value: 16 }, { since: '1.18', value: 32 }],
  retention: [{ since: '1.11', value: 'dropsOldest' }, { since: '1.12.2', value: 'keepsCheckpoint' }],
  sharedState: [
    { since: '1.11', value: 'rebuilt' }, { since: '1.15', value: 'byLocalName' },
    { since: '1.16.3', value: 'byPhysicalFile' }, { since: '1.17.0', value: 'byLocalName' },
    { since: '1.17.2', value: 'byPhysicalFile' },
  ],
  sharedStateEquality: [
    { since: '1.11', value: 'ofNewcomer' }, { since: '1.16.3', value: 'ofRegistered' },
  ],
  incrementalSize: [{ since: '1.11', value: 'ofFiles' }, { since: '1.15', value: 'own' }],
  registersDirectories: [{ since: '1.11', value: false }, { since: '1.20', value: true }],
  emptyStoreResetsHooks: [
    { since: '1.11', value: 'always' }, { since: '1.11.3', value: 'atGlobalFailover' },
    { since: '1.12.3', value: 'always' },
  ],
  resetsCoordinators: [{ since: '1.11', value: 'withState' }, { since: '1.11.3', value: 'all' }],
  tellsCoordinatorsCheckpoint: [{ since: '1.11', value: false }, { since: '1.11.3', value: true }],
  prefersCheckpoints: [{ since: '1.11', value: true }, { since: '1.14', value: false }],
  unreadableStored: [
    { since: '1.11', value: 'leftOut' }, { since: '1.12.5', value: 'refused' },
    { since: '1.13.0', value: 'leftOut' }, { since: '1.13.1', value: 'refused' },
  ],
  recoversAtRestore: [
    { since: '1.11', value: 'always' }, { since: '1.11.3', value: 'whereIncomplete' },
    { since: '1.14', value: 'never' },
  ],
  finishedOperators: [{ since: '1.11', value: false }, { since: '1.14', value: true }],
  ignoresInFlightData: [{ since: '1.11', value: false }, { since: '1.14', value: true }],
  savepointsEnterStore: [{ since: '1.11', value: true }, { since: '1.15', value: false }],
  keepsStateless: [{ since: '1.11', value: false }, { since: '1.13', value: true }],
  discardsSubsumed: [{ since: '1.11', value: 'atOnce' }, { since: '1.16', value: 'whenUnused' }],
};
