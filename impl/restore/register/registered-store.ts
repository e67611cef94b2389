/**
 * The store of completed checkpoints and the registry of their shared state.
 * Flink: `StandaloneCompletedCheckpointStore`, `SharedStateRegistry`.
 */
import { completedBefore } from '../completed-checkpoint.ts';
import type { CompletedCheckpoint } from '../completed-checkpoint.ts';
import type { RestoreContext } from '../context.ts';
import { Registrar } from './shared-state.ts';
import { addAndSubsume } from './store.ts';

/** A store of a job that is restored. */
export class RegisteredStore {
  readonly #context: RestoreContext;
  /** Before Flink 1.15 it is made anew by every restore. */
  #registrar: Registrar;
  #checkpoints: readonly CompletedCheckpoint[];

  /** A store as it was recovered: since Flink 1.15 its shared state is registered by then. */
  constructor(context: RestoreContext) {
    this.#context = context;
    this.#registrar = new Registrar(context);
    const recovered = context.request.coordinator.store.map(completedBefore);
    const registersLater = this.#isRebuilt() || !context.decisions.registersRecovered;
    this.#checkpoints = registersLater ? recovered : recovered.map(this.#registered);
  }

  /** Oldest first. */
  get checkpoints(): readonly CompletedCheckpoint[] {
    return this.#checkpoints;
  }

  /**
   * A checkpoint with its shared state registered, before it is in the store.
   * Flink: `CompletedCheckpoint#registerSharedStatesAfterRestored`.
   */
  register(checkpoint: CompletedCheckpoint): CompletedCheckpoint {
    return this.#isRebuilt() ? checkpoint : this.#registered(checkpoint);
  }

  /** Adds a checkpoint as the latest one; others may have to go. */
  add(checkpoint: CompletedCheckpoint): void {
    this.#checkpoints = addAndSubsume(this.#checkpoints, checkpoint, this.#context);
  }

  /** What is restored, if there is anything. */
  takeLatest(): CompletedCheckpoint | undefined {
    if (this.#isRebuilt()) {
      this.#registrar = new Registrar(this.#context);
      this.#checkpoints = this.#checkpoints.map(this.#registered);
    }
    return this.#context.decisions.latestOf(this.#checkpoints);
  }

  readonly #registered = (checkpoint: CompletedCheckpoint): CompletedCheckpoint => {
    if (!this.#context.decisions.registersSharedState(checkpoint.properties)) return checkpoint;
    return { ...checkpoint, operators: this.#registrar.registerAll(checkpoint.operators) };
  };

  #isRebuilt(): boolean {
    return this.#context.profile.restore.sharedState === 'rebuilt';
  }
}
