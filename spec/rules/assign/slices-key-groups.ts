import type { KeyedStateHandle, KeyGroupsStateHandle } from '../../model/handles.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { judgeEach } from '../words/judge-each.ts';
import { judgeParts, placesWith } from '../words/keyed-parts.ts';
import type { KeyedHandles } from '../words/keyed-parts.ts';
import { allRecordedOf } from '../words/restored-operators.ts';
import { streamName } from '../words/streams.ts';

/** Flink: `KeyGroupsStateHandle#getIntersection`, `KeyGroupsSavepointStateHandle#getIntersection`. */
export const slicesKeyGroups = defineRule({
  id: 'assign/slices-key-groups',
  question: 'restore',
  statement:
    'At a changed parallelism a key-groups handle is cut: each subtask gets the common key groups with their offsets, in the same stream. The handle stays of its format; from Flink 1.15 on the slices of a native one keep its ID, those of a canonical one get IDs of their own.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'StateAssignmentOperation#reAssignSubKeyedStates',
    'KeyGroupsStateHandle#getIntersection',
    'KeyGroupsSavepointStateHandle#getIntersection',
  ],
  covers: ['E10', 'E11', 'E18', 'E19'],
  sides: ['canonical', 'native'],
  side(subject, profile) {
    const places = placesWith(subject, profile, isKeyGroups);
    if (places.length === 0) return null;
    const handles = places.flatMap(allRecordedOf).filter(isKeyGroups);
    return handles.some(({ savepoint }) => savepoint) ? 'canonical' : 'native';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, placesWith(subject, profile, isKeyGroups), (effects, at) =>
      judgeParts(effects, at, KEY_GROUPS, profile),
    ),
});

const KEY_GROUPS: KeyedHandles = {
  includes: isKeyGroups,
  origins: (part, recorded) => recorded.filter((handle) => isSameStream(part, handle)),
  keepsId: (part: KeyedStateHandle, { restore }: Profile) =>
    isKeyGroups(part) && !part.savepoint && restore.slicesKeepHandleId,
};

function isKeyGroups(handle: KeyedStateHandle): handle is KeyGroupsStateHandle {
  return handle.kind === 'keyGroups';
}

function isSameStream(part: KeyedStateHandle, handle: KeyedStateHandle): boolean {
  return (
    isKeyGroups(part) &&
    isKeyGroups(handle) &&
    streamName(part.delegate) === streamName(handle.delegate)
  );
}
