/** What happens to a job after its restore, step by step. */
import type { HistoryStep, StepOutcome, TakenStep } from '../../../spec/model/history.ts';
import type { Answer, Restored } from '../../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../../spec/model/request.ts';
import type { Disk } from '../../files/disk.ts';
import type { CheckpointCoordinator, Inheritance } from '../checkpoint-coordinator.ts';
import { storedOutcome } from '../completed-checkpoint.ts';
import type { RestoreContext } from '../context.ts';

/** A restore's answer, and the job's coordinator unless the job could not be built. */
export interface Entered {
  readonly answer: Answer<Restored>;
  readonly coordinator?: CheckpointCoordinator;
}

/** Restores a job: from a snapshot, or with what another job left from its store. */
export type Enter = (context: RestoreContext, before?: Inheritance) => Entered;

/** A job that was restored, and what comes of it. */
export class History {
  readonly #disk: Disk;
  readonly #enter: Enter;
  #context: RestoreContext;
  #job: CheckpointCoordinator;
  /** What leads to the newest snapshot. */
  #pointer: string;

  constructor(context: RestoreContext, job: CheckpointCoordinator, disk: Disk, enter: Enter) {
    this.#context = context;
    this.#job = job;
    this.#disk = disk;
    this.#enter = enter;
    this.#pointer = context.request.pointer;
  }

  /** The outcome of each step, up to one that is refused. */
  run(steps: readonly HistoryStep[]): StepOutcome[] {
    const outcomes: StepOutcome[] = [];
    for (const step of steps) {
      const outcome = this.#take(step);
      outcomes.push(outcome);
      if (outcome.kind === 'refused') break;
    }
    return outcomes;
  }

  #take(step: HistoryStep): StepOutcome {
    const { request } = this.#context;
    switch (step.kind) {
      case 'checkpoint':
      case 'savepoint':
        return this.#snapshot(step);
      case 'failover':
        return this.#failOver(step.region);
      case 'rescale':
        return this.#goOn(
          { ...request, job: step.job, entryPoint: 'restoreInitialCheckpointIfPresent' },
          { store: this.#job.store, nextCheckpointId: this.#job.nextCheckpointId },
        );
      case 'restore':
        return this.#goOn({
          ...request,
          pointer: this.#pointer,
          job: step.job,
          settings: step.settings,
          coordinator: {
            ...request.coordinator,
            counter: { ...request.coordinator.counter, value: 1n },
            store: [],
          },
          entryPoint: 'restoreSavepoint',
        });
    }
  }

  #snapshot(step: TakenStep): StepOutcome {
    const { checkpointId, type, pointer } = this.#job.take(step);
    this.#pointer = pointer;
    return {
      kind: 'taken',
      checkpointId,
      type,
      nextCheckpointId: this.#job.nextCheckpointId,
      store: this.#job.store.checkpoints.map(storedOutcome),
      deletedFiles: this.#disk.takeDeleted(),
    };
  }

  /** The tasks that failed are new ones, which have no restore yet. */
  #failOver(region: readonly number[] | undefined): StepOutcome {
    const { decisions, request } = this.#context;
    const { region: _, ...rest } = request;
    const allowNonRestoredState = decisions.failoverAllowsUnmatched;
    const failed: RestoreRequest = {
      ...rest,
      ...(region === undefined ? {} : { region }),
      settings: { ...request.settings, allowNonRestoredState },
      entryPoint:
        region === undefined
          ? 'restoreLatestCheckpointedStateToAll'
          : 'restoreLatestCheckpointedStateToSubtasks',
    };
    for (const vertex of this.#job.graph.vertices) {
      if (region !== undefined && !region.includes(vertex.index)) continue;
      vertex.tasks.fill(null);
    }
    const { graph, nextCheckpointId, store } = this.#job;
    return this.#goOn(failed, { graph, nextCheckpointId, store });
  }

  #goOn(request: RestoreRequest, before?: Inheritance): StepOutcome {
    this.#context = { ...this.#context, request };
    const { answer, coordinator } = this.#enter(this.#context, before);
    if (answer.kind === 'refused') return { kind: 'refused', refusal: answer.refusal };
    if (answer.kind !== 'result') throw new Error(`a step of a history cannot be ${answer.kind}`);
    this.#job = coordinator!;
    return { kind: 'restored', restored: answer.result };
  }
}
