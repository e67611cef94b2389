/**
 * Restores a job from a savepoint, or from the latest checkpoint of its store, in the stages in which
 * Flink does it. Flink: `CheckpointCoordinator`.
 */
import type { Answer, Refusal, Restored } from '../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../spec/model/request.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { Disk } from '../files/disk.ts';
import { CheckpointCoordinator } from './checkpoint-coordinator.ts';
import type { Inheritance } from './checkpoint-coordinator.ts';
import type { CompletedCheckpoint } from './completed-checkpoint.ts';
import type { RestoreContext } from './context.ts';
import { FLINK_DECISIONS } from './decisions.ts';
import type { Decisions } from './decisions.ts';
import { History } from './history/history.ts';
import type { Enter, Entered } from './history/history.ts';
import { loadSnapshot } from './load.ts';
import { findNotBuilt, NotBuiltHere } from './not-built.ts';
import { RestoreRefused } from './refuse.ts';
import { resolvePointer } from './resolve.ts';
import { validateSnapshot } from './validate.ts';
import type { ValidatedSnapshot } from './validate.ts';

/**
 * What a release makes of a restore, and of what follows it: the outcome, a refusal with what had
 * changed by then, or a skip where something is not built (see `not-built.ts`).
 */
export function restore(
  request: RestoreRequest,
  profile: Profile,
  decisions: Decisions = FLINK_DECISIONS,
): Answer<Restored> {
  const context = { request, profile, decisions };
  return unlessNotBuilt(context, () => {
    const disk = new Disk(request.files);
    const enter: Enter = (asked, before) => enterFromDisk(asked, disk, before);
    const { answer, coordinator } = enter(context);
    const { afterwards } = request;
    if (answer.kind !== 'result' || coordinator === undefined || afterwards === undefined) {
      return answer;
    }
    const history = new History(context, coordinator, disk, enter);
    return { kind: 'result', result: { ...answer.result, afterwards: history.run(afterwards) } };
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
  return unlessNotBuilt(context, () => {
    const build = () => new CheckpointCoordinator(context, new Disk([]));
    const found = { snapshot, externalPointer, metadata: null };
    return enterWith(build, (coordinator) => goOn(found, coordinator, context)).answer;
  });
}

function unlessNotBuilt(context: RestoreContext, run: () => Answer<Restored>): Answer<Restored> {
  const notBuilt = findNotBuilt(context);
  if (notBuilt !== undefined) return { kind: 'skipped', why: notBuilt.why };
  try {
    return run();
  } catch (error) {
    if (error instanceof NotBuiltHere) return { kind: 'skipped', why: error.message };
    throw error;
  }
}

function enterFromDisk(context: RestoreContext, disk: Disk, before?: Inheritance): Entered {
  const { decisions, request } = context;
  const build = () => new CheckpointCoordinator(context, disk, before);
  return enterWith(build, (coordinator) => {
    if (!decisions.readsPointer(request.entryPoint)) return restoreLatest(coordinator);
    const files = disk.fileSystem;
    const resolved = resolvePointer(context, files);
    const loaded = loadSnapshot(resolved, files, context);
    if (loaded.kind !== 'result') return loaded;
    const externalPointer = decisions.externalPointer(resolved);
    const { metadata } = resolved;
    return goOn({ snapshot: loaded.result, externalPointer, metadata }, coordinator, context);
  });
}

function enterWith(
  build: () => CheckpointCoordinator,
  run: (coordinator: CheckpointCoordinator) => Answer<Restored>,
): Entered {
  try {
    const coordinator = build();
    return { answer: run(coordinator), coordinator };
  } catch (error) {
    if (!(error instanceof RestoreRefused)) throw error;
    return { answer: { kind: 'refused', refusal: error.refusal } };
  }
}

function restoreLatest(coordinator: CheckpointCoordinator): Answer<Restored> {
  return outcomeOf(coordinator, () => {
    coordinator.restoreLatest();
  });
}

/** A snapshot that was read. */
interface Found {
  readonly snapshot: Snapshot;
  readonly externalPointer: string;
  /** The path of its metadata; `null` where no file was read. */
  readonly metadata: string | null;
}

function goOn(
  found: Found,
  coordinator: CheckpointCoordinator,
  context: RestoreContext,
): Answer<Restored> {
  const { snapshot, externalPointer } = found;
  const validated = validateSnapshot(snapshot, externalPointer, coordinator.graph, context);
  const added = completedCheckpoint(found, validated, context);
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
  { snapshot, externalPointer, metadata }: Found,
  { checkpointId, masterStates, operators }: ValidatedSnapshot,
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
    metadata,
  };
}
