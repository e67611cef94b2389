import type { HistoryStep } from '../../model/history.ts';
import type { Restored } from '../../model/outcome.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { judgeSteps, livedThrough, stepsOf } from '../words/history.ts';
import { allFiles, filesOfReports, filesOfSnapshot } from '../words/state-files.ts';

/** Flink: `PendingCheckpoint#finalizeCheckpoint`, `CheckpointCoordinator#restoreSavepoint`. */
export const restoresAgainWhatWasTaken = defineRule({
  id: 'lifecycle/restores-again-what-was-taken',
  question: 'restore',
  statement:
    'A job that is restored from a checkpoint or a savepoint of another job gets the ID of that one, goes on counting from there, and its tasks get state from the files that the tasks of the other one reported, and from no others.',
  matters:
    'Upgrades come one after the other: what a restored job writes must itself be good to restore from.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['PendingCheckpoint#finalizeCheckpoint', 'CheckpointCoordinator#restoreSavepoint'],
  covers: ['D2', 'D3'],
  sides: ['fromCheckpoint', 'fromSavepoint', 'fromTheSame'],
  side(subject) {
    const steps = stepsOf(subject);
    const at = steps.findIndex(({ kind }) => kind === 'restore');
    if (at === -1 || subject.snapshot === null) return null;
    const newest = steps.slice(0, at).findLast(isTaken);
    if (newest === undefined) return 'fromTheSame';
    return newest.kind === 'checkpoint' ? 'fromCheckpoint' : 'fromSavepoint';
  },
  judge(subject, answer) {
    let newest = newestOf(subject.snapshot!);
    return judgeSteps(livedThrough(subject, answer), ({ step, outcome }) => {
      if (outcome.kind === 'taken' && isTaken(step)) {
        const files = allFiles(filesOfReports(step.states));
        newest = { checkpointId: outcome.checkpointId, files };
      }
      if (step.kind !== 'restore' || outcome.kind !== 'restored') return null;
      return judgeRestored(outcome.restored, newest);
    });
  },
});

/** What a snapshot holds that another job may be restored from. */
interface Newest {
  readonly checkpointId: bigint;
  readonly files: ReadonlySet<string>;
}

function newestOf(snapshot: Snapshot): Newest {
  return { checkpointId: snapshot.checkpointId, files: allFiles(filesOfSnapshot(snapshot)) };
}

function isTaken(step: HistoryStep): step is Extract<HistoryStep, { states: unknown }> {
  return step.kind === 'checkpoint' || step.kind === 'savepoint';
}

function judgeRestored(restored: Restored, newest: Newest): RuleVerdict {
  const { checkpointId, nextCheckpointId } = restored;
  if (checkpointId !== newest.checkpointId || nextCheckpointId !== checkpointId + 1n) {
    return broken(
      `checkpoint ${newest.checkpointId} is restored, and the next is one more`,
      `checkpoint ${checkpointId}, and the next is ${nextCheckpointId}`,
    );
  }
  const got = allFiles(filesOfReports(assignedStates(restored)));
  const strange = [...got].find((path) => !newest.files.has(path));
  return strange === undefined
    ? HELD
    : broken('tasks get what the snapshot holds', `a task gets ${strange}`);
}

function assignedStates({ vertices }: Restored) {
  return vertices.flatMap(({ subtasks }) =>
    subtasks.flatMap((task, subtask) =>
      (task?.operators ?? []).map(({ operatorId, state }) => ({ operatorId, subtask, state })),
    ),
  );
}
