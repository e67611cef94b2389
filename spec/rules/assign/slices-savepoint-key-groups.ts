import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { CANONICAL_KEY_GROUPS } from '../words/key-group-slices.ts';
import { hasHandleOfSeveral, judgeParts, placesWith } from '../words/keyed-parts.ts';

/** Flink: `KeyGroupsSavepointStateHandle#getIntersection`. */
export const slicesSavepointKeyGroups = defineRule({
  id: 'assign/slices-savepoint-key-groups',
  question: 'restore',
  statement:
    'At a changed parallelism a key-groups handle of a canonical savepoint is cut as a native one is: each subtask gets the key groups that it owns with their offsets, in the same stream. The slices stay handles of a canonical savepoint, and have IDs of their own.',
  matters:
    'Canonical savepoints are what jobs are upgraded and rescaled from: that is where a wrong cut does the most harm.',
  origin: 'flink',
  since: '1.13',
  until: null,
  sources: [
    'StateAssignmentOperation#reAssignSubKeyedStates',
    'KeyGroupsSavepointStateHandle#getIntersection',
  ],
  covers: ['E10', 'E11', 'E18', 'E19'],
  sides: ['cut', 'uncut'],
  side(subject, profile) {
    const places = placesWith(subject, profile, CANONICAL_KEY_GROUPS.includes);
    if (places.length === 0) return null;
    return places.some((at) => hasHandleOfSeveral(at, CANONICAL_KEY_GROUPS.includes))
      ? 'cut'
      : 'uncut';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, placesWith(subject, profile, CANONICAL_KEY_GROUPS.includes), (effects, at) =>
      judgeParts(effects, at, CANONICAL_KEY_GROUPS, profile),
    ),
});
