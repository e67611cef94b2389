import type { Effects, Restored } from '../../model/outcome.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { restoredSnapshot } from '../words/entry.ts';

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const keepsCheckpointId = defineRule({
  id: 'assign/keeps-checkpoint-id',
  question: 'restore',
  statement:
    'Tasks, coordinators and master hooks are told the ID of the checkpoint that is restored, as a savepoint the one that it was taken as, unchanged; 0 is an ID like any other.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'CheckpointCoordinator#restoreSavepoint',
    'CheckpointCoordinator#restoreLatestCheckpointedStateInternal',
    'JobManagerTaskRestore#getRestoreCheckpointId',
  ],
  covers: ['D2', 'E4', 'F1', 'F5', 'F7'],
  sides: ['zero', 'positive'],
  side(subject) {
    const snapshot = restoredSnapshot(subject);
    if (snapshot === null) return null;
    return snapshot.checkpointId === 0n ? 'zero' : 'positive';
  },
  judge(subject, answer) {
    const effects = effectsAfter('assign', answer);
    if (effects === null) return NOT_REACHED;
    const { checkpointId } = restoredSnapshot(subject)!;
    const wrong = toldOf(effects).find(([, id]) => id !== checkpointId);
    return wrong === undefined
      ? HELD
      : broken(`${wrong[0]} is told checkpoint ${checkpointId}`, `${wrong[1]}`);
  },
});

/** Who was told which ID. */
function toldOf(effects: Effects | Restored): readonly (readonly [string, bigint | null])[] {
  const { vertices, coordinators, masterHooks } = effects;
  const tasks = vertices.flatMap(({ id, subtasks }) =>
    subtasks.flatMap((task, subtask) =>
      task === null ? [] : [[`subtask ${subtask} of vertex ${id}`, task.checkpointId] as const],
    ),
  );
  return [
    ...('checkpointId' in effects ? [['whoever restores', effects.checkpointId] as const] : []),
    ...tasks,
    ...coordinators.map(
      ({ operatorId, checkpointId }) => [`coordinator ${operatorId}`, checkpointId] as const,
    ),
    ...masterHooks.map(({ hook, checkpointId }) => [`hook ${hook}`, checkpointId] as const),
  ];
}
