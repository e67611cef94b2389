import type { Effects } from '../../model/outcome.ts';
import type { KeyedStateHandle, KeyGroupRange } from '../../model/handles.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo, maxParallelismOf } from '../words/assigned.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';
import { commonKeyGroups, keyGroupsOf, liesIn } from '../words/key-groups.ts';
import { keyedHandleText } from '../words/keyed-handles.ts';
import {
  isRescaled,
  KEYED_STATE_PLACES,
  placeText,
  restoredPlaces,
} from '../words/restored-operators.ts';
import type { KeyedStatePlace, RestoredPlace } from '../words/restored-operators.ts';
import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';

/** Flink: `KeyGroupRangeAssignment#computeKeyGroupRangeForOperatorIndex`. */
export const keyGroupsLieInRange = defineRule({
  id: 'assign/key-groups-lie-in-range',
  question: 'restore',
  statement:
    'At a changed parallelism a subtask gets keyed state of its own key groups only: of all key groups g for which g * parallelism / max parallelism, rounded down, is its index. A handle that is not cut has at least one of them.',
  matters:
    'Keys are routed by the same formula. State of other key groups would be held by a task that never sees their records.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'KeyGroupRangeAssignment#computeKeyGroupRangeForOperatorIndex',
    'StateAssignmentOperation#createKeyGroupPartitions',
  ],
  covers: ['E8', 'E10'],
  sides: ['uneven', 'even'],
  side(subject, profile) {
    const places = rescaledPlaces(subject, profile);
    if (places.length === 0) return null;
    return places.some(({ maxParallelism, vertex }) => maxParallelism % vertex.parallelism !== 0)
      ? 'uneven'
      : 'even';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, rescaledPlaces(subject, profile), judgePlace),
});

function rescaledPlaces(
  subject: RestoreCase,
  profile: Profile,
): readonly RestoredPlace<KeyedStatePlace>[] {
  return restoredPlaces(subject, profile, KEYED_STATE_PLACES).filter(isRescaled);
}

function judgePlace(effects: Effects, at: RestoredPlace<KeyedStatePlace>): RuleVerdict {
  const { vertex, place } = at;
  const maxParallelism = maxParallelismOf(effects, vertex) ?? at.maxParallelism;
  return firstBreach(
    assignedTo(effects, at).flatMap((assigned, subtask) => {
      const own = keyGroupsOf(maxParallelism, vertex.parallelism, subtask);
      return assigned[place].map((handle) =>
        belongsTo(handle, own)
          ? HELD
          : broken(
              `${placeText(at, subtask)} in key groups ${own.start}-${own.end}`,
              keyedHandleText(handle),
            ),
      );
    }),
  );
}

function belongsTo(handle: KeyedStateHandle, own: KeyGroupRange): boolean {
  switch (handle.kind) {
    case 'keyGroups':
    case 'fileChangelog':
      return liesIn(handle.range, own);
    case 'changelog':
      return (
        liesIn(handle.range, own) &&
        [...handle.base, ...handle.delta].every((part) => belongsTo(part, own))
      );
    case 'incremental':
      return commonKeyGroups(handle.range, own) !== null;
    case 'inMemoryChangelog':
      return handle.changes.some(({ keyGroup }) => keyGroup >= own.start && keyGroup <= own.end);
  }
}
