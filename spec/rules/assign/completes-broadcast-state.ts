import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import {
  entriesOfSubtask,
  judgeEntries,
  plainListPlaces,
  recordedEntries,
} from '../words/list-places.ts';
import type { ListPlace } from '../words/list-places.ts';
import { byName } from '../words/list-state.ts';
import { isRescaled } from '../words/restored-operators.ts';

const MODE = 'BROADCAST';

/** Flink: `RoundRobinOperatorStateRepartitioner#collectPartlyFinishedBroadcastStates`. */
export const completesBroadcastState = defineRule({
  id: 'assign/completes-broadcast-state',
  question: 'restore',
  statement:
    'At an unchanged parallelism every subtask keeps its copies of broadcast state. From Flink 1.14 on, where only part of the subtasks had a copy of a state, subtask i gets number i mod k of the k copies as well; before, a subtask without a copy stays without.',
  matters:
    "Where some subtasks had finished, the others' copies go to those that start again; in 1.11 to 1.13 these go without.",
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'RoundRobinOperatorStateRepartitioner#repartitionState',
    'RoundRobinOperatorStateRepartitioner#collectPartlyFinishedBroadcastStates',
  ],
  covers: ['E13', 'E14', 'E18', 'E19'],
  sides: ['partlyReported', 'fullyReported'],
  side(subject, profile) {
    const places = keptPlaces(subject, profile);
    if (places.length === 0) return null;
    return places.some(isPartlyReported) ? 'partlyReported' : 'fullyReported';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, keptPlaces(subject, profile), (effects, at) => {
      const completes = profile.restore.partlyReportedBroadcast !== 'never';
      const copies = completes ? [...byName(recordedEntries(at, MODE)).values()] : [];
      return judgeEntries(effects, at, MODE, (subtask) => {
        const own = entriesOfSubtask(at, subtask, MODE);
        const chosen = copies.map((entries) => entries[subtask % entries.length]!);
        // Where all subtasks had a copy, number i mod k is the subtask's own: whether a release hands
        // it out once more does not show.
        const more = chosen.filter(({ stream }) => own.every((entry) => entry.stream !== stream));
        return [...own, ...more];
      });
    }),
});

function keptPlaces(subject: RestoreCase, profile: Profile): readonly ListPlace[] {
  return plainListPlaces(subject, profile, MODE).filter((at) => !isRescaled(at));
}

function isPartlyReported(at: ListPlace): boolean {
  return [...byName(recordedEntries(at, MODE)).values()].some(
    (copies) => copies.length < at.state.parallelism,
  );
}
