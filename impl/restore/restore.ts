/**
 * Restores a job from a savepoint, in the stages in which Flink does it.
 * Flink: `CheckpointCoordinator#restoreSavepoint`.
 */
import type {
  Answer,
  Effects,
  Refusal,
  Restored,
  StoredOutcome,
} from '../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../spec/model/request.ts';
import type { OperatorId, OperatorState, Snapshot } from '../../spec/model/snapshot.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { caseFileSystem } from '../files/case-files.ts';
import { assignStates } from './assign/assign.ts';
import { buildExecutionGraph } from './build.ts';
import type { ExecutionGraph } from './build.ts';
import type { RestoreContext } from './context.ts';
import { restoreCoordinators } from './coordinators.ts';
import { FLINK_DECISIONS } from './decisions.ts';
import type { Decisions } from './decisions.ts';
import type { RestoreStep } from './decisions/register.ts';
import { restoreMasterHooks } from './hooks.ts';
import { withoutInFlightData } from './in-flight-data.ts';
import { loadSnapshot } from './load.ts';
import { findNotBuilt } from './not-built.ts';
import { RestoreRefused } from './refuse.ts';
import { countOn } from './register/counter.ts';
import { registerSharedState } from './register/shared-state.ts';
import { addAndSubsume, storedBefore } from './register/store.ts';
import { resolvePointer } from './resolve.ts';
import { validateSnapshot } from './validate.ts';
import type { ValidatedSnapshot } from './validate.ts';

/**
 * What a release makes of a restore: the outcome, a refusal with what had changed by then, or a skip
 * where something is not built (see `not-built.ts`).
 */
export function restore(
  request: RestoreRequest,
  profile: Profile,
  decisions: Decisions = FLINK_DECISIONS,
): Answer<Restored> {
  const context = { request, profile, decisions };
  return answer(context, () => {
    const graph = buildExecutionGraph(context);
    const files = caseFileSystem(request.files);
    const resolved = resolvePointer(context, files);
    const loaded = loadSnapshot(resolved, files, context);
    if (loaded.kind !== 'result') return loaded;
    return goOn(loaded.result, decisions.externalPointer(resolved), graph, context);
  });
}

/** The same from a snapshot that has been read already; the request's files are not looked at. */
export function restoreLoaded(
  snapshot: Snapshot,
  externalPointer: string,
  request: RestoreRequest,
  profile: Profile,
  decisions: Decisions = FLINK_DECISIONS,
): Answer<Restored> {
  const context = { request, profile, decisions };
  return answer(context, () =>
    goOn(snapshot, externalPointer, buildExecutionGraph(context), context),
  );
}

function answer(context: RestoreContext, run: () => Answer<Restored>): Answer<Restored> {
  const notBuilt = findNotBuilt(context);
  if (notBuilt !== undefined) return { kind: 'skipped', why: notBuilt.why };
  try {
    return run();
  } catch (error) {
    if (error instanceof RestoreRefused) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

function goOn(
  snapshot: Snapshot,
  externalPointer: string,
  graph: ExecutionGraph,
  context: RestoreContext,
): Answer<Restored> {
  const validated = validateSnapshot(snapshot, externalPointer, graph, context);
  const notBuilt = findNotBuilt(context, [...validated.operators.values()]);
  if (notBuilt !== undefined) return { kind: 'skipped', why: notBuilt.why };
  const restored = storedOutcome(snapshot, validated, externalPointer, context);
  return new LateStages(validated, restored, graph, context).run();
}

function storedOutcome(
  snapshot: Snapshot,
  validated: ValidatedSnapshot,
  externalPointer: string,
  { decisions, profile, request }: RestoreContext,
): StoredOutcome {
  const claimMode = profile.restore.claimModes ? request.settings.claimMode : 'LEGACY';
  return {
    checkpointId: validated.checkpointId,
    externalPointer,
    properties: decisions.propertiesFor(claimMode),
    restoredProperties: decisions.restoredProperties(snapshot.properties, profile.restore),
    operatorIds: Array.from(validated.operators.entries(), ([id]) => id).sort(),
    masterStates: validated.masterStates.map(({ name }) => name),
  };
}

/** The stages that change something, each of which may refuse after the others did their part. */
class LateStages {
  readonly #validated: ValidatedSnapshot;
  readonly #added: StoredOutcome;
  readonly #graph: ExecutionGraph;
  readonly #context: RestoreContext;
  #operators: ValidatedSnapshot['operators'];
  #nextCheckpointId: bigint;
  #store: readonly StoredOutcome[];
  #coordinators: Effects['coordinators'] = [];
  #masterHooks: Effects['masterHooks'] = [];

  constructor(
    validated: ValidatedSnapshot,
    added: StoredOutcome,
    graph: ExecutionGraph,
    context: RestoreContext,
  ) {
    const { counter, store } = context.request.coordinator;
    this.#validated = validated;
    this.#added = added;
    this.#graph = graph;
    this.#context = context;
    this.#operators = validated.operators;
    this.#nextCheckpointId = counter.value;
    this.#store = storedBefore(store);
  }

  run(): Answer<Restored> {
    try {
      for (const step of this.#context.decisions.steps) this.#take(step);
    } catch (error) {
      if (!(error instanceof RestoreRefused)) throw error;
      const refusal: Refusal = { ...error.refusal, effects: this.#effects() };
      return { kind: 'refused', refusal };
    }
    const { checkpointId } = this.#validated;
    return { kind: 'result', result: { checkpointId, ...this.#effects() } };
  }

  #take(step: RestoreStep): void {
    const { checkpointId, masterStates } = this.#validated;
    const context = this.#context;
    const graph = this.#graph;
    switch (step) {
      case 'registerSharedState':
        if (!context.decisions.registersSharedState(this.#added.properties)) return;
        this.#operators = registerSharedState(this.#operators, context);
        return;
      case 'addToStore':
        this.#store = addAndSubsume(this.#store, this.#added, context);
        return;
      case 'setCounter':
        this.#nextCheckpointId = countOn(checkpointId, context);
        return;
      case 'assign':
        assignStates(checkpointId, this.#states(), graph, context);
        return;
      case 'restoreHooks':
        this.#masterHooks = restoreMasterHooks(checkpointId, masterStates, context);
        return;
      case 'restoreCoordinators':
        this.#coordinators = restoreCoordinators(checkpointId, this.#states(), graph, context);
        return;
    }
  }

  /** What is restored of the states. Flink: `CheckpointCoordinator#extractOperatorStates`. */
  #states(): ReadonlyMap<OperatorId, OperatorState> {
    const { decisions, profile, request } = this.#context;
    const { checkpointId } = this.#validated;
    const { ignoredInFlightDataOf } = request.settings;
    const states = new Map(this.#operators.entries());
    const ignores = decisions.ignoresInFlightData(
      checkpointId,
      ignoredInFlightDataOf,
      profile.restore,
    );
    return ignores ? withoutInFlightData(states) : states;
  }

  #effects(): Effects {
    return {
      nextCheckpointId: this.#nextCheckpointId,
      store: this.#store,
      vertices: this.#graph.vertices.map(({ job, maxParallelism, tasks }) => ({
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
