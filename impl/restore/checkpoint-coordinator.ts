/**
 * What a restore changes, step by step: the store, the counter, the tasks, and what coordinators and
 * master hooks are told. Each step may refuse after others did their part.
 * Flink: `CheckpointCoordinator#restoreSavepoint`, `#restoreLatestCheckpointedStateInternal`.
 */
import type { TakenStep } from '../../spec/model/history.ts';
import type { Effects } from '../../spec/model/outcome.ts';
import type { OperatorId, OperatorState } from '../../spec/model/snapshot.ts';
import type { Disk } from '../files/disk.ts';
import { assignStates } from './assign/assign.ts';
import { buildExecutionGraph } from './build.ts';
import type { ExecutionGraph } from './build.ts';
import { storedOutcome } from './completed-checkpoint.ts';
import type { CompletedCheckpoint } from './completed-checkpoint.ts';
import type { RestoreContext } from './context.ts';
import { resetCoordinators, restoreCoordinators } from './coordinators.ts';
import type { RestoreStep } from './decisions/register.ts';
import { checkFinishedOperators } from './finished-operators.ts';
import { writeOwnSnapshot } from './history/own-snapshots.ts';
import { completedByJob, reportedStates } from './history/take-snapshot.ts';
import type { TakenSnapshot } from './history/take-snapshot.ts';
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

/** What a job leaves to the one that goes on with it. */
export interface Inheritance {
  readonly store: RegisteredStore;
  readonly nextCheckpointId: bigint;
  /** That of a job that fails over: the job is the same. */
  readonly graph?: ExecutionGraph;
}

/** A job's coordinator while the job is restored, and afterwards. */
export class CheckpointCoordinator {
  readonly graph: ExecutionGraph;
  readonly store: RegisteredStore;
  readonly #context: RestoreContext;
  readonly #disk: Disk;
  #nextCheckpointId: bigint;
  #forcesFull = false;
  /** What is restored: a snapshot, until the store's latest checkpoint is taken. */
  #restored: CompletedCheckpoint | undefined;
  #coordinators: Effects['coordinators'] = [];
  #masterHooks: Effects['masterHooks'] = [];

  /** Recovers the store, then builds the job. */
  constructor(context: RestoreContext, disk: Disk, before?: Inheritance) {
    this.#context = context;
    this.#disk = disk;
    this.store = before?.store ?? new RegisteredStore(context, disk);
    this.graph = before?.graph ?? buildExecutionGraph(context);
    this.#nextCheckpointId = before?.nextCheckpointId ?? context.request.coordinator.counter.value;
  }

  /** The ID that the next checkpoint gets. */
  get nextCheckpointId(): bigint {
    return this.#nextCheckpointId;
  }

  /** Adds a snapshot to the store, and restores the store's latest checkpoint. */
  restoreSavepoint(snapshot: CompletedCheckpoint): void {
    this.#restored = snapshot;
    for (const step of this.#context.decisions.steps) this.#take(step, this.#restored);
  }

  /** Restores the store's latest checkpoint, if it has any. */
  restoreLatest(): void {
    this.#restored = this.#takeLatest();
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
        this.#restored = this.store.registerRestored(restored);
        return;
      case 'addToStore':
        this.store.add(restored);
        return;
      case 'setCounter':
        this.#nextCheckpointId = countOn(checkpointId, context);
        return;
      case 'takeLatest':
        this.#restored = this.#takeLatest();
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

  #takeLatest(): CompletedCheckpoint | undefined {
    const latest = this.store.takeLatest();
    this.#forcesFull =
      latest !== undefined && this.#context.decisions.forcesFull(latest.properties);
    return latest;
  }

  /**
   * Takes a checkpoint or a savepoint of the job, which completes.
   * Flink: `CheckpointCoordinator#triggerCheckpoint`, `#completePendingCheckpoint`.
   */
  take({ kind, states }: TakenStep): TakenSnapshot {
    const { decisions, profile } = this.#context;
    const checkpointId = this.#nextCheckpointId;
    this.#nextCheckpointId = BigInt.asIntN(64, decisions.countedOn(checkpointId));
    const properties = decisions.takenProperties(kind);
    const type = decisions.typeAsked(properties, this.#forcesFull);
    const pending = reportedStates(states, this.graph, this.#context);
    const written = writeOwnSnapshot(checkpointId, pending, properties, this.#disk, profile);
    const completed = this.store.registerTaken(
      completedByJob(checkpointId, pending, properties, written),
    );
    if (decisions.entersStore(properties, profile.restore)) this.store.add(completed);
    this.#forcesFull = decisions.stillForcesFull(this.#forcesFull, properties);
    return { checkpointId, type, pointer: written.pointer };
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

  /** They are told where a question asks what follows. */
  #deletedFiles(): Pick<Effects, 'deletedFiles'> {
    const { afterwards } = this.#context.request;
    return afterwards === undefined ? {} : { deletedFiles: this.#disk.takeDeleted() };
  }

  /** Everything that has changed by now; files that were deleted are told once. */
  effects(): Effects {
    return {
      nextCheckpointId: this.#nextCheckpointId,
      store: this.store.checkpoints.map(storedOutcome),
      vertices: this.graph.vertices.map(({ job, maxParallelism, tasks }) => ({
        id: job.id,
        parallelism: job.parallelism,
        maxParallelism,
        subtasks: [...tasks],
      })),
      coordinators: this.#coordinators,
      masterHooks: this.#masterHooks,
      ...this.#deletedFiles(),
    };
  }
}
