/**
 * The store of completed checkpoints and the registry of their shared state.
 * Flink: `StandaloneCompletedCheckpointStore`, `SharedStateRegistry`.
 */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import type { SnapshotType } from '../../../spec/model/properties.ts';
import type { Disk } from '../../files/disk.ts';
import type { CompletedCheckpoint } from '../completed-checkpoint.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';
import { exclusiveHandles } from './exclusive-handles.ts';
import { recoveredOf, unreadableOf } from './recovery.ts';
import { Registrar } from './shared-state.ts';
import { addAndSubsume } from './store.ts';

/** Below every checkpoint's ID. */
const NONE = -1n;

/** A store of a job that is restored. */
export class RegisteredStore {
  readonly #context: RestoreContext;
  readonly #disk: Disk;
  /** Before Flink 1.15 it is made anew by every restore. */
  #registrar: Registrar;
  #checkpoints: readonly CompletedCheckpoint[];
  /** They left the store, and may still have to be deleted. */
  #subsumed: readonly CompletedCheckpoint[] = [];
  /** Types of the snapshots that were restored, as their metadata tells them. */
  readonly #restoredTypes = new Map<bigint, SnapshotType | null>();
  #newestNotClaimed = NONE;

  /** A store as it was recovered: since Flink 1.15 its shared state is registered by then. */
  constructor(context: RestoreContext, disk: Disk) {
    this.#context = context;
    this.#disk = disk;
    this.#registrar = new Registrar(context, disk);
    const recovered = recoveredOf(context);
    const registersLater = this.#isRebuilt() || !context.decisions.registersRecovered;
    this.#checkpoints = registersLater ? recovered : recovered.map(this.#registered);
  }

  /** Oldest first. */
  get checkpoints(): readonly CompletedCheckpoint[] {
    return this.#checkpoints;
  }

  /**
   * A snapshot that is restored with its shared state registered, before it is in the store.
   * Flink: `CompletedCheckpoint#registerSharedStatesAfterRestored`.
   */
  registerRestored(checkpoint: CompletedCheckpoint): CompletedCheckpoint {
    const { decisions } = this.#context;
    const { checkpointId, properties, restoredProperties } = checkpoint;
    if (this.#isRebuilt() || !decisions.registersSharedState(properties)) return checkpoint;
    const registered = this.#registered(checkpoint);
    this.#restoredTypes.set(checkpointId, restoredProperties?.type ?? null);
    if (!decisions.isClaimed(properties) && checkpointId > this.#newestNotClaimed) {
      this.#newestNotClaimed = checkpointId;
    }
    return registered;
  }

  /** A checkpoint that the job took, with its shared state registered. */
  registerTaken(checkpoint: CompletedCheckpoint): CompletedCheckpoint {
    return this.#registered(checkpoint);
  }

  /** Adds a checkpoint as the latest one; others may have to go, and their files with them. */
  add(checkpoint: CompletedCheckpoint): void {
    const { decisions, profile, request } = this.#context;
    if (request.coordinator.highlyAvailable) this.#refuseKnown(checkpoint);
    const before = [...this.#checkpoints, checkpoint];
    this.#checkpoints = addAndSubsume(this.#checkpoints, checkpoint, this.#context);
    const left = before.filter((one) => !this.#checkpoints.includes(one));
    if (decisions.discardsAtOnce(profile.restore)) left.forEach(this.#discard);
    else this.#subsumed = [...this.#subsumed, ...left];
    if (!this.#isRebuilt()) this.#forgetUnused();
  }

  /** What cannot be read is there nevertheless. Flink: `ZooKeeperStateHandleStore#addAndLock`. */
  #refuseKnown({ checkpointId }: CompletedCheckpoint): void {
    const { decisions, profile } = this.#context;
    const all = [...this.#checkpoints, ...unreadableOf(this.#context)];
    const known = all.map((stored) => stored.checkpointId);
    if (decisions.refusesId(known, checkpointId)) refuse('CHECKPOINT_ALREADY_STORED', profile);
  }

  /** Flink: `SharedStateRegistry#unregisterUnusedState`, `CheckpointsCleaner#cleanSubsumedCheckpoints`. */
  #forgetUnused(): void {
    const { decisions } = this.#context;
    const oldest = decisions.oldestInUse(this.#checkpoints);
    if (oldest === undefined) return;
    const { unused, creatorsInUse } = this.#registrar.forgetUnused(oldest, this.#newestNotClaimed);
    this.#delete(unused);
    const isDone = ({ checkpointId }: CompletedCheckpoint): boolean =>
      checkpointId < oldest &&
      !(
        creatorsInUse.has(checkpointId) &&
        decisions.keepsWhileShared(this.#restoredTypes.get(checkpointId) ?? null)
      );
    this.#subsumed.filter(isDone).forEach(this.#discard);
    this.#subsumed = this.#subsumed.filter((one) => !isDone(one));
  }

  /** Flink: `CompletedCheckpoint#discardOnSubsume`. */
  readonly #discard = (checkpoint: CompletedCheckpoint): void => {
    const { metadata, operators, properties } = checkpoint;
    if (!this.#context.decisions.discardsSubsumed(properties)) return;
    if (metadata !== null) this.#disk.delete(metadata);
    this.#delete([...operators.values()].flatMap(exclusiveHandles));
    if (this.#isRebuilt()) this.#delete(this.#registrar.releaseAll(operators));
  };

  #delete(handles: readonly StreamStateHandle[]): void {
    for (const handle of handles) this.#disk.discard(handle);
  }

  /** What is restored, if there is anything. */
  takeLatest(): CompletedCheckpoint | undefined {
    if (this.#isRebuilt()) {
      this.#recoverAgain();
      this.#registrar = new Registrar(this.#context, this.#disk);
      this.#checkpoints = this.#checkpoints.map(this.#registered);
    }
    const { decisions, profile, request } = this.#context;
    const prefersCheckpoint =
      profile.restore.prefersCheckpoints && request.coordinator.prefersCheckpoint === true;
    return decisions.latestOf(this.#checkpoints, prefersCheckpoint);
  }

  readonly #registered = (checkpoint: CompletedCheckpoint): CompletedCheckpoint => {
    const { checkpointId, operators, properties } = checkpoint;
    if (!this.#context.decisions.registersSharedState(properties)) return checkpoint;
    return { ...checkpoint, operators: this.#registrar.registerAll(operators, checkpointId) };
  };

  /** In the order of their names in ZooKeeper. Flink: `ZooKeeperCompletedCheckpointStore#recover`. */
  #recoverAgain(): void {
    const { decisions, profile, request } = this.#context;
    if (!request.coordinator.highlyAvailable) return;
    if (decisions.recoversAgain(unreadableOf(this.#context).length, profile.restore)) {
      this.#checkpoints = decisions.recoveredOrder(this.#checkpoints);
    }
  }

  #isRebuilt(): boolean {
    return this.#context.profile.restore.sharedState === 'rebuilt';
  }
}
