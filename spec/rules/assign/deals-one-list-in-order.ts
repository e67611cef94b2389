import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import {
  assignedEntries,
  judgeSubtasks,
  plainListPlaces,
  recordedEntries,
} from '../words/list-places.ts';
import type { ListPlace } from '../words/list-places.ts';
import { byName, elementsOf } from '../words/list-state.ts';
import { isRescaled } from '../words/restored-operators.ts';

const MODE = 'SPLIT_DISTRIBUTE';

/** Flink: `RoundRobinOperatorStateRepartitioner#repartitionSplitState`. */
export const dealsOneListInOrder = defineRule({
  id: 'assign/deals-one-list-in-order',
  question: 'restore',
  statement:
    'At a changed parallelism the elements of the only split list state of an operator are dealt out in the order of the old subtasks: each new subtask gets the next T / P of the T elements, rounded down, and the first T mod P subtasks get one more.',
  matters:
    'It can be predicted which subtask gets which element, so that a plan can be checked before the job runs.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['RoundRobinOperatorStateRepartitioner#repartitionSplitState'],
  covers: ['E15', 'E18', 'E19'],
  sides: ['remainder', 'even'],
  side(subject, profile) {
    const places = placesWithOneName(subject, profile);
    if (places.length === 0) return null;
    const hasRemainder = places.some(
      (at) => elementsOf(recordedEntries(at, MODE)).length % at.vertex.parallelism > 0,
    );
    return hasRemainder ? 'remainder' : 'even';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, placesWithOneName(subject, profile), (effects, at) => {
      const elements = elementsOf(recordedEntries(at, MODE));
      const { parallelism } = at.vertex;
      const base = Math.floor(elements.length / parallelism);
      const startOf = (subtask: number) =>
        subtask * base + Math.min(subtask, elements.length % parallelism);
      return judgeSubtasks(at, assignedEntries(effects, at, MODE).map(elementsOf), (subtask) =>
        elements.slice(startOf(subtask), startOf(subtask + 1)),
      );
    }),
});

function placesWithOneName(subject: RestoreCase, profile: Profile): readonly ListPlace[] {
  return plainListPlaces(subject, profile, MODE).filter(
    (at) => isRescaled(at) && byName(recordedEntries(at, MODE)).size === 1,
  );
}
