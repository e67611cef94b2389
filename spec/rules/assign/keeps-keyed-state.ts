import type { Effects } from '../../model/outcome.ts';
import type { KeyedStateHandle } from '../../model/handles.ts';
import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo } from '../words/assigned.ts';
import { firstBreach, sameItems } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';
import { keyGroupsOf, liesIn } from '../words/key-groups.ts';
import { hasIdOf, keyedHandleText } from '../words/keyed-handles.ts';
import {
  isRescaled,
  KEYED_STATE_PLACES,
  placeText,
  recordedOf,
  restoredPlaces,
} from '../words/restored-operators.ts';
import type { KeyedStatePlace, RestoredPlace } from '../words/restored-operators.ts';

/** Flink: `StateAssignmentOperation#reAssignSubKeyedStates`. */
export const keepsKeyedState = defineRule({
  id: 'assign/keeps-keyed-state',
  question: 'restore',
  statement:
    'At an unchanged parallelism every subtask gets exactly the keyed handles that it had, uncut, whatever key groups they cover and whatever the max parallelism is now.',
  matters:
    'A restart without rescaling reads every file once and cuts nothing, which is what makes it quick.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['StateAssignmentOperation#reAssignSubKeyedStates'],
  covers: ['E9', 'E18', 'E19'],
  sides: ['foreignKeyGroups', 'ownKeyGroups'],
  side(subject, profile) {
    const places = keptPlaces(subject, profile);
    if (places.length === 0) return null;
    return places.some(hasForeignKeyGroups) ? 'foreignKeyGroups' : 'ownKeyGroups';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, keptPlaces(subject, profile), (effects, at) =>
      judgePlace(effects, at, profile),
    ),
});

function keptPlaces(
  subject: RestoreCase,
  profile: Profile,
): readonly RestoredPlace<KeyedStatePlace>[] {
  return restoredPlaces(subject, profile, KEYED_STATE_PLACES).filter((at) => !isRescaled(at));
}

function hasForeignKeyGroups({
  maxParallelism,
  place,
  state,
  vertex,
}: RestoredPlace<KeyedStatePlace>): boolean {
  return state.subtasks.some(({ index, state: recorded }) => {
    const own = keyGroupsOf(maxParallelism, vertex.parallelism, index);
    return recorded[place].some(({ range }) => !liesIn(range, own));
  });
}

function judgePlace(
  effects: Effects,
  at: RestoredPlace<KeyedStatePlace>,
  profile: Profile,
): RuleVerdict {
  return firstBreach(
    assignedTo(effects, at).map((assigned, subtask) =>
      judgeSubtask(at, subtask, assigned[at.place], profile),
    ),
  );
}

function judgeSubtask(
  at: RestoredPlace<KeyedStatePlace>,
  subtask: number,
  seen: readonly KeyedStateHandle[],
  profile: Profile,
): RuleVerdict {
  const recorded = recordedOf(at, subtask);
  const textOf = (handle: KeyedStateHandle) => keyedHandleText(handle, profile);
  const where = placeText(at, subtask);
  return firstBreach([
    sameItems(where, recorded.map(textOf), seen.map(textOf)),
    ...seen.map((handle) =>
      hasIdOf(handle, recorded) === false
        ? broken(`${where} keeps its handle's ID`, `ID ${handle.stateHandleId}`)
        : HELD,
    ),
  ]);
}
