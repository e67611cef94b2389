import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import type { JobVertex } from '../../model/job.ts';
import type { TaskRestore, VertexOutcome } from '../../model/outcome.ts';
import { firstBreach, sameItems } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';
import { hasEntries, restoredVertices } from '../words/restored-vertices.ts';

/** Flink: `StateAssignmentOperation#assignNonFinishedStateToTask`, `TaskStateSnapshot`. */
export const namesEveryOperator = defineRule({
  id: 'assign/names-every-operator',
  question: 'restore',
  statement:
    'Every subtask that the vertex now has can be restored, and a task that is restored gets one entry for every operator of its chain under the generated ID, also for operators of which the snapshot knows nothing. It is not told that it had finished.',
  matters:
    'New operators of a chain are told that they were restored, with nothing: code that only looks at `isRestored()` takes an empty state for its own.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#assignTaskStateToExecutionJobVertices',
    'TaskStateSnapshot#putSubtaskStateByOperatorID',
  ],
  covers: ['E4'],
  sides: ['newOperator', 'knownOperators'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile).filter(hasEntries);
    if (vertices.length === 0) return null;
    const isNew = vertices.some(({ operators }) => operators.some(({ state }) => state === null));
    return isNew ? 'newOperator' : 'knownOperators';
  },
  judge(subject, answer, _side, profile) {
    const vertices = restoredVertices(subject, profile).filter(hasEntries);
    return judgeEach(answer, vertices, (effects, { vertex }) => {
      const outcome = effects.vertices.find(({ id }) => id === vertex.id);
      return outcome === undefined
        ? broken(`an outcome of ${vertex.name}`, 'none')
        : judgeVertex(vertex, outcome);
    });
  },
});

function judgeVertex(vertex: JobVertex, { subtasks }: VertexOutcome): RuleVerdict {
  if (subtasks.length !== vertex.parallelism) {
    return broken(
      `${vertex.parallelism} subtasks of ${vertex.name}`,
      `${subtasks.length} subtasks`,
    );
  }
  return firstBreach(subtasks.map((task, subtask) => judgeTask(vertex, task, subtask)));
}

function judgeTask(vertex: JobVertex, task: TaskRestore | null, subtask: number): RuleVerdict {
  if (task === null) return HELD;
  const where = `subtask ${subtask} of ${vertex.name}`;
  if (task.finishedOnRestore) return broken(`${where} runs`, 'it is told that it had finished');
  const operators = new Set(vertex.operators.map(({ generated }) => generated));
  return sameItems(
    `operators of ${where}`,
    [...operators],
    task.operators.map(({ operatorId }) => operatorId),
  );
}
