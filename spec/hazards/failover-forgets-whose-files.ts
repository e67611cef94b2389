import type { HistoryStep, StepOutcome } from '../model/history.ts';
import { CASE_ROOT } from '../model/request.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Hazard } from './hazard.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const failoverForgetsWhoseFiles: Hazard = {
  id: 'failover-forgets-whose-files',
  title: "After a failover a job deletes files of the user's snapshot that it was restored from",
  happens:
    "A job that was restored from a checkpoint or an incremental savepoint goes on with the shared files of that one. What keeps them is that the snapshot counts as a user of its files. A failover counts anew, and only what the store still holds: once the job has a checkpoint of its own the snapshot is not among it. From then on the files go when the job's own checkpoints need them no more, and the user's snapshot cannot be restored.",
  advice:
    'Before Flink 1.15, keep no retained checkpoint for later use once a job was restored from it and took checkpoints of its own: take a canonical savepoint.',
  kind: 'bug',
  tickets: [],
  since: '1.11',
  until: '1.14',
  sources: [
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
    'SharedStateRegistry#unregisterReference',
  ],
  covers: ['A16', 'F9'],
  shows({ request, snapshot }, answer) {
    const steps = request.afterwards ?? [];
    if (snapshot === null || answer.kind === 'refused' || steps.some(isAnotherJob)) return false;
    if (request.settings.claimMode === 'CLAIM') return false;
    const shared = sharedFilesOf(snapshot);
    return (answer.result.afterwards ?? []).some((step) =>
      deletedBy(step).some((path) => shared.has(path)),
    );
  },
};

function deletedBy(step: StepOutcome): readonly string[] {
  if (step.kind === 'refused') return [];
  return step.kind === 'taken' ? step.deletedFiles : (step.restored.deletedFiles ?? []);
}

function isAnotherJob({ kind }: HistoryStep): boolean {
  return kind === 'restore';
}

/** Paths, as the case names its files. */
function sharedFilesOf({ operators }: Snapshot): ReadonlySet<string> {
  const handles = operators
    .flatMap(({ subtasks }) => subtasks)
    .flatMap(({ state }) => state.managedKeyedState)
    .flatMap((handle) => (handle.kind === 'incremental' ? handle.shared : []));
  const start = `file:${CASE_ROOT}/`;
  return new Set(
    handles.flatMap(({ handle }) =>
      'path' in handle && handle.path.startsWith(start) ? [handle.path.slice(start.length)] : [],
    ),
  );
}
