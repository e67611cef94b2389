import type { Effects } from '../../model/outcome.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { maxParallelismOf, tasksOf } from '../words/assigned.ts';
import { judgeEach } from '../words/judge-each.ts';
import { declaredMaxParallelism } from '../words/max-parallelism.ts';
import { foundVertices, hasFullyFinished } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';

/** Flink: `StateAssignmentOperation#assignFinishedStateToTask`. */
export const startsFinishedVerticesAsFinished = defineRule({
  id: 'assign/starts-finished-vertices-as-finished',
  question: 'restore',
  statement:
    'All tasks of a fully finished vertex, however many there are now, are told that they had finished, and nothing else; the vertex keeps its own max parallelism. Tasks of other vertices are never told so: a subtask that had finished in a vertex that had not starts as an ordinary one.',
  matters:
    'A bounded source that has read everything must not read it again; one of which only some subtasks had finished may.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: [
    'StateAssignmentOperation#assignFinishedStateToTask',
    'TaskStateAssignment#isFullyFinished',
    'TaskStateSnapshot#FINISHED_ON_RESTORE',
  ],
  covers: ['C18', 'E4', 'E6'],
  sides: ['fullyRescaled', 'fully', 'partly'],
  side(subject, profile) {
    const vertices = foundVertices(subject, profile);
    const finished = vertices.filter(hasFullyFinished);
    if (finished.some(isRescaled)) return 'fullyRescaled';
    if (finished.length > 0) return 'fully';
    return vertices.some(hasFinishedSubtask) ? 'partly' : null;
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, foundVertices(subject, profile), (effects, found) =>
      hasFullyFinished(found) ? judgeFinished(effects, found) : judgeRunning(effects, found),
    ),
});

function isRescaled({ vertex, operators }: RestoredVertex): boolean {
  return operators.some(({ state }) => state !== null && state.parallelism !== vertex.parallelism);
}

function hasFinishedSubtask({ operators }: RestoredVertex): boolean {
  return operators.some(({ state }) => state?.subtasks.some(({ finished }) => finished));
}

function judgeFinished(effects: Effects, { vertex }: RestoredVertex): RuleVerdict {
  const wrong = tasksOf(effects, vertex).findIndex(
    (task) => task?.finishedOnRestore !== true || task.operators.length > 0,
  );
  if (wrong !== -1) {
    const where = `subtask ${wrong} of ${vertex.name}`;
    return broken(`${where} is told that it had finished, and nothing else`, 'it is not');
  }
  const declared = declaredMaxParallelism(vertex);
  const seen = maxParallelismOf(effects, vertex);
  return seen === declared
    ? HELD
    : broken(`max parallelism ${declared} of ${vertex.name}`, `${seen ?? 'none'}`);
}

function judgeRunning(effects: Effects, { vertex }: RestoredVertex): RuleVerdict {
  const wrong = tasksOf(effects, vertex).findIndex((task) => task?.finishedOnRestore === true);
  return wrong === -1
    ? HELD
    : broken(`subtask ${wrong} of ${vertex.name} starts as an ordinary one`, 'it had finished');
}
