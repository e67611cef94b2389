import type { RestoreCase } from '../../model/case.ts';
import type { SubtaskStateMapper } from '../../model/job.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import type { ChannelEnd } from '../words/channels/ends.ts';
import { endsOfFate, judgeGiven } from '../words/channels/given.ts';
import { readBy } from '../words/channels/mapped.ts';
import { judgeEach } from '../words/judge-each.ts';

const SIDES: Readonly<Record<SubtaskStateMapper, string>> = {
  FULL: 'toAll',
  RANGE: 'byRange',
  FIRST: 'toFirst',
  ROUND_ROBIN: 'inTurn',
  ARBITRARY: 'inTurn',
  UNSUPPORTED: 'inTurn',
};

/** Flink: `SubtaskStateMapper#getOldSubtasks`, `MappingBasedRepartitioner`. */
export const movesByMapper = defineRule({
  id: 'channel/moves-by-mapper',
  question: 'restore',
  statement:
    "Where the parallelism changed, a new subtask gets the in-flight data of old ones as the mapper of the edge says: ROUND_ROBIN and ARBITRARY those whose index is its own modulo the new parallelism, FIRST all to subtask 0, FULL all to every subtask, RANGE those whose key groups of 32768 overlap with its own. With several gates, or partitions, each goes by its own edge's mapper, and what belongs to none of them is dropped.",
  matters:
    'Records in flight must reach the task that now has their key, or they update state that nobody reads.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: [
    'SubtaskStateMapper#getOldSubtasks',
    'StateAssignmentOperation#reDistributeInputChannelStates',
    'StateAssignmentOperation#reDistributeResultSubpartitionStates',
  ],
  covers: ['E22', 'E23', 'E24'],
  sides: ['toAll', 'byRange', 'toFirst', 'inTurn'],
  side(subject, profile) {
    const mappers = new Set(
      movedEnds(subject, profile).flatMap(({ edges, inUse }) =>
        edges.flatMap(({ mapper }, index) => (inUse.has(index) ? [mapper] : [])),
      ),
    );
    const asked = (Object.keys(SIDES) as SubtaskStateMapper[]).find((one) => mappers.has(one));
    return asked === undefined ? null : SIDES[asked];
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, movedEnds(subject, profile), judgeEnd),
});

function movedEnds(subject: RestoreCase, profile: Profile): readonly ChannelEnd[] {
  return endsOfFate('redistributed', subject, profile).filter(
    // What belongs to the only edge under another index is of a job that changed its shape.
    ({ edges, inUse }) => edges.length > 1 || [...inUse].every((index) => index === 0),
  );
}

function judgeEnd(effects: Effects, end: ChannelEnd): RuleVerdict {
  return judgeGiven(effects, end, (subtask) => expected(end, subtask));
}

function expected({ edges, handles, oldParallelism, vertex }: ChannelEnd, subtask: number) {
  return edges.flatMap(({ mapper }, index) =>
    readBy(mapper, subtask, oldParallelism, vertex.parallelism).flatMap((old) =>
      (handles.get(old) ?? []).filter(({ info }) => info.first === index),
    ),
  );
}
