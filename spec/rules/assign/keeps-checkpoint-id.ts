import type { Effects, Restored } from '../../model/outcome.ts';
import { effectsAfter } from '../reached.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { firstBreach } from '../words/compare.ts';
import { restoredSnapshot } from '../words/entry.ts';

type Told = readonly [who: string, id: bigint | null];

/** Flink: `OperatorCoordinator.NO_CHECKPOINT`. */
const NO_CHECKPOINT = -1n;

/** Flink: `CheckpointCoordinator#restoreLatestCheckpointedStateInternal`. */
export const keepsCheckpointId = defineRule({
  id: 'assign/keeps-checkpoint-id',
  question: 'restore',
  statement:
    'Tasks, coordinators and master hooks are told the ID of the checkpoint that is restored, as a savepoint the one that it was taken as, unchanged; 0 is an ID like any other. Before Flink 1.11.3 coordinators are told none, for which -1 stands.',
  matters:
    'Sinks that commit by checkpoint ID, and sources that reset to one, compare it with what they stored: another number would commit twice or not at all.',
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
  side(subject, profile) {
    const snapshot = restoredSnapshot(subject, profile);
    if (snapshot === null) return null;
    return snapshot.checkpointId === 0n ? 'zero' : 'positive';
  },
  judge(subject, answer, _side, profile) {
    const effects = effectsAfter('assign', answer);
    if (effects === null) return NOT_REACHED;
    const { checkpointId } = restoredSnapshot(subject, profile)!;
    const toldToCoordinators = profile.restore.tellsCoordinatorsCheckpoint
      ? checkpointId
      : NO_CHECKPOINT;
    return firstBreach([
      judgeTold(toldOf(effects), checkpointId),
      judgeTold(toldToCoordinatorsOf(effects), toldToCoordinators),
    ]);
  },
});

function judgeTold(told: readonly Told[], expected: bigint): RuleVerdict {
  const wrong = told.find(([, id]) => id !== expected);
  return wrong === undefined
    ? HELD
    : broken(`${wrong[0]} is told checkpoint ${expected}`, `${wrong[1]}`);
}

/** Who was told which ID, coordinators apart. */
function toldOf(effects: Effects | Restored): readonly Told[] {
  const { vertices, masterHooks } = effects;
  const tasks = vertices.flatMap(({ id, subtasks }) =>
    subtasks.flatMap((task, subtask) =>
      task === null ? [] : [[`subtask ${subtask} of vertex ${id}`, task.checkpointId] as const],
    ),
  );
  return [
    ...('checkpointId' in effects ? [['whoever restores', effects.checkpointId] as const] : []),
    ...tasks,
    ...masterHooks.map(({ hook, checkpointId }) => [`hook ${hook}`, checkpointId] as const),
  ];
}

function toldToCoordinatorsOf({ coordinators }: Effects): readonly Told[] {
  return coordinators.map(({ operatorId, checkpointId }) => [
    `coordinator ${operatorId}`,
    checkpointId,
  ]);
}
