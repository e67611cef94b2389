import { hasState } from '../../model/snapshot.ts';
import type { TaskRestore } from '../../model/outcome.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { tasksOf } from '../words/assigned.ts';
import { judgeEach } from '../words/judge-each.ts';
import { hasEntries, restoredVertices } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';

/** Flink: `StateAssignmentOperation#assignNonFinishedStateToTask`. */
export const restoresEmptyTasks = defineRule({
  id: 'assign/restores-empty-tasks',
  question: 'restore',
  statement:
    'In a vertex that is restored, a task whose operators get no state is told to restore all the same from Flink 1.14 on, with nothing; before, such a task starts without a restore.',
  matters:
    'In 1.11 to 1.13 functions without state see `isRestored()` as false after a restore, and as true from 1.14 on.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#assignTaskStateToExecutionJobVertices'],
  covers: ['E4'],
  sides: ['stateless', 'stateful'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile).filter(hasEntries);
    if (vertices.length === 0) return null;
    return vertices.every(hasHandles) ? 'stateful' : 'stateless';
  },
  judge(subject, answer, _side, profile) {
    const vertices = restoredVertices(subject, profile).filter(hasEntries);
    const { restoresEmptyTasks: restoresEmpty } = profile.restore;
    return judgeEach(answer, vertices, (effects, { vertex }) => {
      const tasks = tasksOf(effects, vertex);
      const wrong = tasks.findIndex((task) => (restoresEmpty ? task === null : isEmpty(task)));
      if (wrong === -1) return HELD;
      const restored = 'it is restored with nothing';
      const notRestored = 'it starts without a restore';
      const expected = restoresEmpty ? 'it is restored' : `${notRestored}, having no state`;
      return broken(
        `subtask ${wrong} of ${vertex.name}: ${expected}`,
        restoresEmpty ? notRestored : restored,
      );
    });
  },
});

/** Whether the snapshot has any handle for any subtask of the vertex. */
function hasHandles({ operators }: RestoredVertex): boolean {
  return operators.some(({ state }) => state?.subtasks.some((entry) => hasState(entry.state)));
}

function isEmpty(task: TaskRestore | null): boolean {
  return task !== null && !task.operators.some(({ state }) => hasState(state));
}
