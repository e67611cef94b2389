/** Small cases of what follows a restore, and answers to them. */
import type { RestoreCase } from '../../model/case.ts';
import type { HistoryStep, ReportedState, StepOutcome } from '../../model/history.ts';
import type { Restored, StoredOutcome } from '../../model/outcome.ts';
import type { CheckpointProperties, SnapshotType } from '../../model/properties.ts';
import { CASE_ROOT } from '../../model/request.ts';
import type { ClaimMode, RestoreRequest } from '../../model/request.ts';
import type { IncrementalRemoteKeyedStateHandle } from '../../model/handles.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import { id, operator, restoreCase, snapshot, subtasks, vertex } from '../../testing/small-case.ts';
import type { JudgedAnswer } from '../rule.ts';
import { CHECKPOINT_PROPERTIES, restoredWith, SAVEPOINT_PROPERTIES, storedAs } from './judge.ts';

/** A file below the case's root. */
function file(name: string) {
  return { kind: 'file', path: `file:${CASE_ROOT}/${name}`, size: 1n } as const;
}

/** Keyed state with one file of its own, named as given, and some that it shares. */
export function sharing(own: string, ...shared: string[]): IncrementalRemoteKeyedStateHandle {
  return {
    kind: 'incremental',
    checkpointId: 1n,
    backendId: '00000000-0000-0000-0000-000000000000',
    range: { start: 0, end: 127 },
    checkpointedSize: 0n,
    meta: file(own),
    shared: shared.map((name) => ({ localPath: name, handle: file(name) })),
    private: [],
    stateHandleId: own,
  };
}

/** What the only task reports. */
function reported(own: string, ...shared: string[]): readonly ReportedState[] {
  const managedKeyedState = [sharing(own, ...shared)];
  return [{ operatorId: id(1), subtask: 0, state: { ...EMPTY_SUBTASK_STATE, managedKeyedState } }];
}

export const checkpoint = (own: string, ...shared: string[]): HistoryStep => {
  return { kind: 'checkpoint', states: reported(own, ...shared) };
};
export const savepoint = (own: string): HistoryStep => {
  return { kind: 'savepoint', states: reported(own) };
};
export const FAILOVER: HistoryStep = { kind: 'failover' };
export function again(claimMode: ClaimMode = 'CLAIM'): HistoryStep {
  const { job, settings } = livingOn('CLAIM', []).request;
  return { kind: 'restore', job, settings: { ...settings, claimMode } };
}

/**
 * Checkpoint 7, of the files `_metadata`, `own` and `shared`, restored in a mode; and the files that
 * its steps name.
 */
export function livingOn(
  claimMode: ClaimMode,
  afterwards: readonly HistoryStep[],
  {
    maxRetained = 1,
    properties = null,
  }: { maxRetained?: number; properties?: CheckpointProperties | null } = {},
): RestoreCase {
  const state = { managedKeyedState: [sharing('own', 'shared')] };
  const names = ['_metadata', 'own', 'shared', 'a', 'b', 'c', 's1', 's2'];
  return restoreCase(snapshot([operator(1, { subtasks: subtasks(state) })], { properties }), {
    vertices: [vertex(1)],
    settings: { claimMode },
    coordinator: { maxRetained },
    rest: { afterwards, files: names.map((path) => ({ path, bytes: new Uint8Array() })) },
  });
}

/** A checkpoint of the job's own in the store. */
export function taken(checkpointId: bigint): StoredOutcome {
  return storedAs(checkpointId, { properties: CHECKPOINT_PROPERTIES });
}

/** The restored checkpoint 7 in the store, as one that is not claimed or is. */
export function restoredInStore(claimMode: ClaimMode): StoredOutcome {
  const claimed = claimMode === 'CLAIM';
  return storedAs(7n, {
    operatorIds: [id(1)],
    properties: claimed
      ? CHECKPOINT_PROPERTIES
      : { ...SAVEPOINT_PROPERTIES, unclaimed: claimMode === 'NO_CLAIM' },
  });
}

const CHECKPOINT: SnapshotType = {
  kind: 'checkpoint',
  name: 'Checkpoint',
  sharingFilesStrategy: 'FORWARD_BACKWARD',
};

/** A snapshot that was taken: what is in the store then, and what is deleted. */
export function took(
  checkpointId: bigint,
  store: readonly StoredOutcome[],
  rest: Partial<Extract<StepOutcome, { kind: 'taken' }>> = {},
): StepOutcome {
  const nextCheckpointId = checkpointId + 1n;
  return {
    kind: 'taken',
    checkpointId,
    type: CHECKPOINT,
    nextCheckpointId,
    store,
    deletedFiles: [],
    ...rest,
  };
}

export const full = (): SnapshotType => {
  return { kind: 'checkpoint', name: 'Full Checkpoint', sharingFilesStrategy: 'FORWARD' };
};

/** A step that restored something. */
export function cameBack(changes: Partial<Restored>): StepOutcome {
  const answer = restoredWith(changes);
  if (answer.kind !== 'result') throw new Error('a restore that succeeded');
  return { kind: 'restored', restored: answer.result };
}

/** The answer in which the first restore went well, and the steps as given. */
export function lived(claimMode: ClaimMode, ...afterwards: StepOutcome[]): JudgedAnswer<'restore'> {
  return restoredWith({ store: [restoredInStore(claimMode)], afterwards });
}

/** The request's job, with its task restored from a checkpoint with a file of its own. */
export function vertexWith(own: string, { job }: RestoreRequest): Restored['vertices'] {
  const state = { ...EMPTY_SUBTASK_STATE, managedKeyedState: [sharing(own)] };
  return job.vertices.map((one) => ({
    id: one.id,
    parallelism: 1,
    maxParallelism: 128,
    subtasks: [
      {
        checkpointId: 8n,
        finishedOnRestore: false,
        operators: [{ operatorId: id(1), state }],
      },
    ],
  }));
}
