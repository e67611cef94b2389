import type { KeyedStateHandle } from '../../model/handles.ts';
import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { keyedHandleText } from '../words/keyed-handles.ts';
import { hasHandleOfSeveral, judgeParts, placesWith } from '../words/keyed-parts.ts';
import type { KeyedHandles } from '../words/keyed-parts.ts';

/** Flink: `IncrementalRemoteKeyedStateHandle#getIntersection`. */
export const handsIncrementalStateOnWhole = defineRule({
  id: 'assign/hands-incremental-state-on-whole',
  question: 'restore',
  statement:
    'At a changed parallelism an incremental handle goes whole, under its own ID, to every subtask that owns any of its key groups. A subtask may so be given key groups that it does not own; its state backend clips them.',
  matters:
    'After scaling up, several subtasks download the same files and clip them: restores take longer and need more disk than the size of the state suggests.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#reAssignSubKeyedStates',
    'IncrementalRemoteKeyedStateHandle#getIntersection',
    'AbstractIncrementalStateHandle#getIntersection',
  ],
  covers: ['E10', 'E11', 'E18', 'E19'],
  sides: ['severalOwners', 'oneOwner'],
  side(subject, profile) {
    const places = placesWith(subject, profile, isIncremental);
    if (places.length === 0) return null;
    return places.some((at) => hasHandleOfSeveral(at, isIncremental))
      ? 'severalOwners'
      : 'oneOwner';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, placesWith(subject, profile, isIncremental), (effects, at) =>
      judgeParts(effects, at, INCREMENTAL, profile),
    ),
});

const INCREMENTAL: KeyedHandles = {
  includes: isIncremental,
  origins: (part, recorded, profile) =>
    recorded.filter(
      (handle) => keyedHandleText(handle, profile) === keyedHandleText(part, profile),
    ),
  keepsId: () => true,
};

function isIncremental({ kind }: KeyedStateHandle): boolean {
  return kind === 'incremental';
}
