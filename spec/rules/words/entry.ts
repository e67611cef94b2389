/** What an entry point restores, and into which tasks. Flink: `CheckpointCoordinator`. */
import type { RestoreCase } from '../../model/case.ts';
import type { JobVertex } from '../../model/job.ts';
import type { CoordinatorSetup, RestoreRequest, StoredCheckpoint } from '../../model/request.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { losesToNewer, recoveredStore } from './recovery.ts';
import { isSavepoint } from './retention.ts';

/**
 * What is restored: the snapshot that the pointer leads to, at other entry points the latest
 * checkpoint of the store; `null` where there is none, and where a savepoint is not the latest of the
 * store that it is added to.
 */
export function restoredSnapshot(subject: RestoreCase, profile: Profile): Snapshot | null {
  const { request, snapshot } = subject;
  if (request.entryPoint === 'restoreSavepoint') {
    return losesToNewer(subject, profile) ? null : snapshot;
  }
  const latest = latestOf(request.coordinator);
  if (latest === undefined) return null;
  let found = known.get(latest);
  if (found === undefined) {
    const { checkpointId, masterStates, operators } = latest;
    found = { checkpointId, masterStates, operators, properties: null };
    known.set(latest, found);
  }
  return found;
}

/** What a store gives to be restored. Flink: `CompletedCheckpointStore#getLatestCheckpoint`. */
export function latestOf(setup: CoordinatorSetup): StoredCheckpoint | undefined {
  const store = recoveredStore(setup);
  const preferred = setup.prefersCheckpoint
    ? store.findLast((stored) => !isSavepoint(stored.properties))
    : undefined;
  return preferred ?? store.at(-1);
}

/** Many rules ask for one in turn, and some remember what they found of it. */
const known = new WeakMap<object, Snapshot>();

/** Whether an entry point that restores from the store finds nothing there. */
export function isStoreEmpty({ coordinator, entryPoint }: RestoreRequest): boolean {
  return entryPoint !== 'restoreSavepoint' && coordinator.store.length === 0;
}

/** The vertices whose tasks are restored: at a failover of a region its own. */
export function restartedVertices({
  entryPoint,
  job,
  region,
}: RestoreRequest): readonly JobVertex[] {
  if (entryPoint !== 'restoreLatestCheckpointedStateToSubtasks' || region === undefined) {
    return job.vertices;
  }
  return job.vertices.filter((_, index) => region.includes(index));
}

/** Whether state without an operator, and master state without a hook, is dropped. */
export function allowsUnmatched({ entryPoint, settings }: RestoreRequest): boolean {
  switch (entryPoint) {
    case 'restoreSavepoint':
    case 'restoreLatestCheckpointedStateToAll':
      return settings.allowNonRestoredState;
    case 'restoreInitialCheckpointIfPresent':
      return false;
    case 'restoreLatestCheckpointedStateToSubtasks':
      return true;
  }
}

/** Whether state of the restored checkpoint has no operator, and that is not allowed. */
export function lacksOperator(subject: RestoreCase, profile: Profile): boolean {
  const { request } = subject;
  if (request.entryPoint === 'restoreSavepoint' || allowsUnmatched(request)) return false;
  return unmatchedStates(subject, profile).length > 0;
}

/** The states of the restored checkpoint that no operator of the restarted vertices has by its IDs. */
export function unmatchedStates(subject: RestoreCase, profile: Profile): Snapshot['operators'] {
  const ids = new Set(
    restartedVertices(subject.request).flatMap(({ operators }) =>
      operators.flatMap(({ generated, userDefined }) => [generated, userDefined]),
    ),
  );
  const states = restoredSnapshot(subject, profile)?.operators ?? [];
  return states.filter(({ operatorId }) => !ids.has(operatorId));
}
