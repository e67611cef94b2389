/**
 * Restores a job from a savepoint, or from the latest checkpoint of its store, in the stages in which
 * Flink does it. Flink: `CheckpointCoordinator`.
 */
import type { Answer, Refusal, Restored } from '../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../spec/model/request.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { caseFileSystem } from '../files/case-files.ts';
import { CheckpointCoordinator } from './checkpoint-coordinator.ts';
import type { CompletedCheckpoint } from './completed-checkpoint.ts';
import type { RestoreContext } from './context.ts';
import { FLINK_DECISIONS } from './decisions.ts';
import type { Decisions } from './decisions.ts';
import { loadSnapshot } from './load.ts';
import { findNotBuilt } from './not-built.ts';
import { RestoreRefused } from './refuse.ts';
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
    const coordinator = new CheckpointCoordinator(context);
    if (!decisions.readsPointer(request.entryPoint)) return restoreLatest(coordinator);
    const files = caseFileSystem(request.files);
    const resolved = resolvePointer(context, files);
    const loaded = loadSnapshot(resolved, files, context);
    if (loaded.kind !== 'result') return loaded;
    return goOn(loaded.result, decisions.externalPointer(resolved), coordinator, context);
  });
}

/** A savepoint's restore from a snapshot that has been read already; files are not looked at. */
export function restoreLoaded(
  snapshot: Snapshot,
  externalPointer: string,
  request: RestoreRequest,
  profile: Profile,
  decisions: Decisions = FLINK_DECISIONS,
): Answer<Restored> {
  const context = { request, profile, decisions };
  return answer(context, () =>
    goOn(snapshot, externalPointer, new CheckpointCoordinator(context), context),
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

function restoreLatest(coordinator: CheckpointCoordinator): Answer<Restored> {
  return outcomeOf(coordinator, () => {
    coordinator.restoreLatest();
  });
}

function goOn(
  snapshot: Snapshot,
  externalPointer: string,
  coordinator: CheckpointCoordinator,
  context: RestoreContext,
): Answer<Restored> {
  const validated = validateSnapshot(snapshot, externalPointer, coordinator.graph, context);
  const added = completedCheckpoint(snapshot, validated, externalPointer, context);
  return outcomeOf(coordinator, () => {
    coordinator.restoreSavepoint(added);
  });
}

/** What came of the stages that change something: a refusal says what had changed by then. */
function outcomeOf(coordinator: CheckpointCoordinator, restoreWith: () => void): Answer<Restored> {
  try {
    restoreWith();
  } catch (error) {
    if (!(error instanceof RestoreRefused)) throw error;
    const refusal: Refusal = { ...error.refusal, effects: coordinator.effects() };
    return { kind: 'refused', refusal };
  }
  const { restoredId: checkpointId } = coordinator;
  return { kind: 'result', result: { checkpointId, ...coordinator.effects() } };
}

function completedCheckpoint(
  snapshot: Snapshot,
  { checkpointId, masterStates, operators }: ValidatedSnapshot,
  externalPointer: string,
  { decisions, profile, request }: RestoreContext,
): CompletedCheckpoint {
  const claimMode = profile.restore.claimModes ? request.settings.claimMode : 'LEGACY';
  return {
    checkpointId,
    externalPointer,
    properties: decisions.propertiesFor(claimMode),
    restoredProperties: decisions.restoredProperties(snapshot.properties, profile.restore),
    operators,
    masterHookStates: masterStates,
  };
}
