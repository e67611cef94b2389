import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { judgeEntries, plainListPlaces, recordedEntries } from '../words/list-places.ts';
import type { ListPlace } from '../words/list-places.ts';
import { byName } from '../words/list-state.ts';
import { isRescaled } from '../words/restored-operators.ts';

const MODE = 'BROADCAST';

/** Flink: `RoundRobinOperatorStateRepartitioner#repartitionBroadcastState`. */
export const dealsBroadcastState = defineRule({
  id: 'assign/deals-broadcast-state',
  question: 'restore',
  statement:
    'At a changed parallelism every subtask gets one copy of each broadcast state: of k copies in the order of the old subtasks, subtask i gets number i mod k, counted from 0.',
  matters:
    'All subtasks hold the same rules or settings after scaling up, and it does not matter which copy they came from.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['RoundRobinOperatorStateRepartitioner#repartitionBroadcastState'],
  covers: ['E16', 'E18', 'E19'],
  sides: ['moreSubtasks', 'fewerSubtasks'],
  side(subject, profile) {
    const places = rescaledPlaces(subject, profile);
    if (places.length === 0) return null;
    return places.some(({ state, vertex }) => vertex.parallelism > state.parallelism)
      ? 'moreSubtasks'
      : 'fewerSubtasks';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, rescaledPlaces(subject, profile), (effects, at) => {
      const copies = [...byName(recordedEntries(at, MODE)).values()];
      return judgeEntries(effects, at, MODE, (subtask) =>
        copies.map((entries) => entries[subtask % entries.length]!),
      );
    }),
});

function rescaledPlaces(subject: RestoreCase, profile: Profile): readonly ListPlace[] {
  return plainListPlaces(subject, profile, MODE).filter(isRescaled);
}
