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
import { isRescaled } from '../words/restored-operators.ts';

const MODE = 'SPLIT_DISTRIBUTE';

/** Flink: `RoundRobinOperatorStateRepartitioner#repartitionState`. */
export const keepsSplitState = defineRule({
  id: 'assign/keeps-split-state',
  question: 'restore',
  statement:
    'At an unchanged parallelism every subtask keeps its split list state, down to names without elements, and gets no other, whether union and broadcast state beside it is handed out anew or not.',
  matters:
    'Partitions of a source stay with their subtask over a restart, so that nothing is read twice.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['RoundRobinOperatorStateRepartitioner#repartitionState'],
  covers: ['E13', 'E18', 'E19'],
  sides: ['besideOthers', 'alone'],
  side(subject, profile) {
    const places = keptPlaces(subject, profile);
    if (places.length === 0) return null;
    return places.some(hasOtherModes) ? 'besideOthers' : 'alone';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, keptPlaces(subject, profile), (effects, at) =>
      judgeEntries(effects, at, MODE, (subtask) => entriesOfSubtask(at, subtask, MODE)),
    ),
});

function keptPlaces(subject: RestoreCase, profile: Profile): readonly ListPlace[] {
  return plainListPlaces(subject, profile, MODE).filter((at) => !isRescaled(at));
}

function hasOtherModes(at: ListPlace): boolean {
  return recordedEntries(at, 'UNION').length + recordedEntries(at, 'BROADCAST').length > 0;
}
