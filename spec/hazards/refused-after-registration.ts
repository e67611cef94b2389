import type { Hazard } from './hazard.ts';

/** Flink: `CheckpointCoordinator#restoreSavepoint`. */
export const refusedAfterRegistration: Hazard = {
  id: 'refused-after-registration',
  title: 'A restore that is refused late leaves the snapshot in the store and the counter advanced',
  happens:
    'The snapshot is put into the store of completed checkpoints, and the ID counter set, before state is assigned to tasks and hooks. What is refused after that leaves both as they are: a job manager that takes over finds the snapshot in the store and does not look at the path that the user gave.',
  advice:
    'After a failed submission with high availability, remove what it left, or use a new job ID.',
  kind: 'undocumented',
  tickets: [],
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreSavepoint',
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
  ],
  covers: ['D6', 'F2', 'F5'],
  shows: ({ request, snapshot }, answer) =>
    answer.kind === 'refused' &&
    snapshot !== null &&
    request.coordinator.store.every(({ checkpointId }) => checkpointId !== snapshot.checkpointId) &&
    answer.refusal.effects?.store.some(
      ({ checkpointId }) => checkpointId === snapshot.checkpointId,
    ) === true,
};
