import { broken, defineRule, HELD } from '../rule.ts';
import { tasksOf } from '../words/assigned.ts';
import { judgeEach } from '../words/judge-each.ts';
import { mustArrive } from '../words/owners.ts';
import { restoredOperators } from '../words/restored-operators.ts';
import { hasEntries, restoredVertices } from '../words/restored-vertices.ts';

/** Flink: `TaskStateAssignment#hasNonFinishedState`. */
export const restoresVerticesWithEntries = defineRule({
  id: 'assign/restores-vertices-with-entries',
  question: 'restore',
  statement:
    'A vertex takes part in the restore if the snapshot has an entry for any subtask of any of its operators, even an empty one. The tasks of other vertices start without a restore.',
  matters:
    'A task that takes part in a restore sees `isRestored()` as true. Whether an initial value is set can hang on it.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#applyStateAssignments',
    'TaskStateAssignment#hasNonFinishedState',
    'OperatorState#getNumberCollectedStates',
  ],
  covers: ['E3'],
  sides: ['withoutEntries', 'withEntries'],
  side(subject, profile) {
    const vertices = restoredVertices(subject, profile);
    if (vertices.length === 0) return null;
    return vertices.every(hasEntries) ? 'withEntries' : 'withoutEntries';
  },
  judge(subject, answer, _side, profile) {
    const arriving = new Set(
      restoredOperators(subject, profile)
        .filter(mustArrive)
        .map(({ vertex }) => vertex),
    );
    return judgeEach(answer, restoredVertices(subject, profile), (effects, restored) => {
      const { vertex } = restored;
      const isRestored = tasksOf(effects, vertex).some((task) => task !== null);
      if (!hasEntries(restored)) {
        return isRestored
          ? broken(`${vertex.name} starts without a restore`, 'some of its tasks are restored')
          : HELD;
      }
      const mustBeRestored = profile.restore.restoresEmptyTasks || arriving.has(vertex);
      return isRestored || !mustBeRestored
        ? HELD
        : broken(`tasks of ${vertex.name} are restored`, 'none of them is');
    });
  },
});
