import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { NATIVE_KEY_GROUPS } from '../words/key-group-slices.ts';
import { hasHandleOfSeveral, judgeParts, placesWith } from '../words/keyed-parts.ts';

/** Flink: `KeyGroupsStateHandle#getIntersection`. */
export const slicesKeyGroups = defineRule({
  id: 'assign/slices-key-groups',
  question: 'restore',
  statement:
    'At a changed parallelism a native key-groups handle is cut: each subtask gets the key groups that it owns with their offsets, in the same stream. From Flink 1.15 on the slices keep the ID of the handle.',
  matters:
    'Each subtask reads only the bytes of its own key groups. A wrong offset gives it the state of other keys.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#reAssignSubKeyedStates',
    'KeyGroupsStateHandle#getIntersection',
  ],
  covers: ['E10', 'E11', 'E18', 'E19'],
  sides: ['cut', 'uncut'],
  side(subject, profile) {
    const places = placesWith(subject, profile, NATIVE_KEY_GROUPS.includes);
    if (places.length === 0) return null;
    return places.some((at) => hasHandleOfSeveral(at, NATIVE_KEY_GROUPS.includes))
      ? 'cut'
      : 'uncut';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, placesWith(subject, profile, NATIVE_KEY_GROUPS.includes), (effects, at) =>
      judgeParts(effects, at, NATIVE_KEY_GROUPS, profile),
    ),
});
