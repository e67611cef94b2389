/**
 * What a restore changes, step by step: the store, the counter, the tasks, and what coordinators and
 * master hooks are told. Each step may refuse after others did their part.
 * Flink: `CheckpointCoordinator#restoreSavepoint`, `#restoreLatestCheckpointedStateInternal`.
 */
import type { Effects } from '../../spec/model/outcome.ts';
import type { OperatorId, OperatorState } from '../../spec/model/snapshot.ts';
import { assignStates } from './assign/assign.ts';
import { buildExecutionGraph } from './build.ts';
import type { ExecutionGraph } from './build.ts';
import { storedOutcome } from './completed-checkpoint.ts';
import type { CompletedCheckpoint } from './completed-checkpoint.ts';
import type { RestoreContext } from './context.ts';
import { resetCoordinators, restoreCoordinators } from './coordinators.ts';
import type { RestoreStep } from './decisions/register.ts';
import { checkFinishedOperators } from './finished-operators.ts';
import { resetMasterHooks, restoreMasterHooks } from './hooks.ts';
import { withoutInFlightData } from './in-flight-data.ts';
import { countOn } from './register/counter.ts';
import { RegisteredStore } from './register/registered-store.ts';

/** The ID that stands for none. Flink: `OperatorCoordinator.NO_CHECKPOINT`. */
const NO_CHECKPOINT = -1n;

/** The steps that are taken with whatever is the latest of the store. */
const STEPS_OF_THE_LATEST: ReadonlySet<RestoreStep> = new Set([
  'checkFinishedOperators',
  'assign',
  'restoreHooks',
  'restoreCoordinators',
]);

/** One restore on its way. */
export class CheckpointCoordinator {
  readonly graph: ExecutionGraph;
  readonly #context: RestoreContext;
  readonly #store: RegisteredStore;
  #nextCheckpointId: bigint;
  /** What is restored: a snapshot, until the store's latest checkpoint is taken. */
  #restored: CompletedCheckpoint | undefined;
  #coordinators: Effects['coordinators'] = [];
  #masterHooks: Effects['masterHooks'] = [];

  /** Recovers the store, then builds the job. */
  constructor(context: RestoreContext) {
    this.#context = context;
    this.#store = new RegisteredStore(context);
    this.graph = buildExecutionGraph(context);
    this.#nextCheckpointId = context.request.coordinator.counter.value;
  }

  /** Adds a snapshot to the store, and restores the store's latest checkpoint. */
  restoreSavepoint(snapshot: CompletedCheckpoint): void {
    this.#restored = snapshot;
    for (const step of this.#context.decisions.steps) this.#take(step, this.#restored);
  }

  /** Restores the store's latest checkpoint, if it has any. */
  restoreLatest(): void {
    this.#restored = this.#store.takeLatest();
    if (this.#restored === undefined) {
      this.#restoreNothing();
      return;
    }
    for (const step of this.#context.decisions.steps) {
      if (STEPS_OF_THE_LATEST.has(step)) this.#take(step, this.#restored);
    }
  }

  /** The ID of what was restored, or of no checkpoint. */
  get restoredId(): bigint {
    return this.#restored?.checkpointId ?? NO_CHECKPOINT;
  }

  #take(step: RestoreStep, restored: CompletedCheckpoint): void {
    const context = this.#context;
    const { graph } = this;
    const { checkpointId } = restored;
    switch (step) {
      case 'registerSharedState':
        this.#restored = this.#store.register(restored);
        return;
      case 'addToStore':
        this.#store.add(restored);
        return;
      case 'setCounter':
        this.#nextCheckpointId = countOn(checkpointId, context);
        return;
      case 'takeLatest':
        this.#restored = this.#store.takeLatest();
        return;
      case 'checkFinishedOperators':
        checkFinishedOperators(this.#statesOf(restored), graph, context);
        return;
      case 'assign':
        assignStates(checkpointId, this.#statesOf(restored), graph, context);
        return;
      case 'restoreHooks':
        this.#masterHooks = restoreMasterHooks(checkpointId, restored.masterHookStates, context);
        return;
      case 'restoreCoordinators':
        this.#coordinators = restoreCoordinators(
          checkpointId,
          this.#statesOf(restored),
          graph,
          context,
        );
        return;
    }
  }

  #restoreNothing(): void {
    this.#masterHooks = resetMasterHooks(this.#context);
    this.#coordinators = resetCoordinators(NO_CHECKPOINT, this.graph, this.#context);
  }

  /** What is restored of the states. Flink: `CheckpointCoordinator#extractOperatorStates`. */
  #statesOf({
    checkpointId,
    operators,
  }: CompletedCheckpoint): ReadonlyMap<OperatorId, OperatorState> {
    const { decisions, profile, request } = this.#context;
    const { ignoredInFlightDataOf } = request.settings;
    const states = new Map(operators.entries());
    const ignores = decisions.ignoresInFlightData(
      checkpointId,
      ignoredInFlightDataOf,
      profile.restore,
    );
    return ignores ? withoutInFlightData(states) : states;
  }

  /** Everything that has changed by now. */
  effects(): Effects {
    return {
      nextCheckpointId: this.#nextCheckpointId,
      store: this.#store.checkpoints.map(storedOutcome),
      vertices: this.graph.vertices.map(({ job, maxParallelism, tasks }) => ({
        id: job.id,
        parallelism: job.parallelism,
        maxParallelism,
        subtasks: tasks,
      })),
      coordinators: this.#coordinators,
      masterHooks: this.#masterHooks,
    };
  }
}
