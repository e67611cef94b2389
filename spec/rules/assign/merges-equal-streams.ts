import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo } from '../words/assigned.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';
import { hasOneMode, hasOwnStreams, judgeEntries, recordedEntries } from '../words/list-places.ts';
import type { ListPlace } from '../words/list-places.ts';
import type { ListEntry } from '../words/list-state.ts';
import {
  isRescaled,
  OPERATOR_STATE_PLACES,
  placeText,
  restoredPlaces,
} from '../words/restored-operators.ts';
import { streamName } from '../words/streams.ts';

/** Flink: `RoundRobinOperatorStateRepartitioner`, whose maps have stream handles as their keys. */
export const mergesEqualStreams = defineRule({
  id: 'assign/merges-equal-streams',
  question: 'restore',
  statement:
    'Operator state that is handed out anew is put together by streams: a subtask gets one handle for each. Where handles of several old subtasks have equal streams (one path, or one name of bytes in memory), which no Flink job writes, the later entry of a name replaces the earlier ones.',
  matters:
    'A tool that writes two handles with one path, or one name, loses list elements when the job is rescaled.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: ['RoundRobinOperatorStateRepartitioner#repartitionState', 'FileStateHandle#equals'],
  covers: ['E17', 'E18'],
  sides: ['equalStreams', 'ownStreams'],
  side(subject, profile) {
    const places = redistributed(subject, profile);
    if (places.length === 0) return null;
    return places.every(hasOwnStreams) ? 'ownStreams' : 'equalStreams';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, redistributed(subject, profile), (effects, at) =>
      firstBreach([judgeHandles(effects, at), judgeUnion(effects, at)]),
    ),
});

/** Where handles are put together for certain: after rescaling, and wherever there is union state. */
function redistributed(subject: RestoreCase, profile: Profile): readonly ListPlace[] {
  return restoredPlaces(subject, profile, OPERATOR_STATE_PLACES).filter(
    (at) => isRescaled(at) || recordedEntries(at, 'UNION').length > 0,
  );
}

function judgeHandles(effects: Effects, at: ListPlace): RuleVerdict {
  return firstBreach(
    assignedTo(effects, at).map((assigned, subtask) => {
      const streams = assigned[at.place].map(({ delegate }) => streamName(delegate));
      const repeated = streams.find((stream, index) => streams.indexOf(stream) < index);
      return repeated === undefined
        ? HELD
        : broken(`${placeText(at, subtask)}: one handle for ${repeated}`, 'several');
    }),
  );
}

/** Which entries of split state replace each other hangs on how they are dealt; of union state not. */
function judgeUnion(effects: Effects, at: ListPlace): RuleVerdict {
  if (!hasOneMode(at)) return HELD;
  const last = new Map<string, ListEntry>();
  for (const entry of recordedEntries(at, 'UNION')) {
    last.set(JSON.stringify([entry.stream, entry.name]), entry);
  }
  return judgeEntries(effects, at, 'UNION', () => [...last.values()]);
}
