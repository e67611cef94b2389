import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { channelJob, endsOf, endText, fateOf, isEdgeInUse } from '../words/channels/ends.ts';
import type { ChannelEnd, ChannelJob } from '../words/channels/ends.ts';
import { isIdentity, mappingOf } from '../words/channels/mapped.ts';
import { assignmentsOf, numbersText, toldOf } from '../words/channels/told.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `InflightDataRescalingDescriptor#getOldSubtaskIndexes`. */
export const tellsOldSubtasks = defineRule({
  id: 'channel/tells-old-subtasks',
  question: 'restore',
  statement:
    'Where in-flight data was redistributed, every subtask is told for each gate, or partition, from which old subtasks it takes over. One that takes over none of them may be told nothing.',
  matters:
    'By this a task knows how many old channels it has to read; one that it does not know of is never read.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['TaskStateAssignment#createRescalingDescriptor'],
  covers: ['E27'],
  sides: ['merged', 'spread'],
  side(subject, profile) {
    const moved = movedEdges(subject, profile);
    if (moved.length === 0) return null;
    const isMerged = moved.some(({ mapping }) => mapping.some((row) => row.length > 1));
    return isMerged ? 'merged' : 'spread';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, movedEdges(subject, profile), (effects, edge) =>
      judgeEdge(effects, edge, profile),
    ),
});

interface MovedEdge {
  readonly end: ChannelEnd;
  readonly index: number;
  readonly mapping: readonly (readonly number[])[];
}

/** The edges in use of ends whose data was redistributed, and not just to new subtasks beside. */
function movedEdges(subject: RestoreCase, profile: Profile): readonly MovedEdge[] {
  const job = channelJob(subject, profile) ?? [];
  return endsOf(job)
    .filter((end) => fateOf(job, end, profile) === 'redistributed')
    .flatMap((end) => edgesOf(job, end));
}

function edgesOf(job: ChannelJob, end: ChannelEnd): MovedEdge[] {
  return end.edges.flatMap(({ mapper }, index) => {
    const mapping = mappingOf(mapper, end.oldParallelism, end.vertex.parallelism);
    const isTold = isEdgeInUse(job, end, index) && !isIdentity(mapping, end.oldParallelism);
    return isTold ? [{ end, index, mapping }] : [];
  });
}

function judgeEdge(
  effects: Effects,
  { end, index, mapping }: MovedEdge,
  { restore }: Profile,
): RuleVerdict {
  return firstBreach(
    assignmentsOf(effects, end).map((assignment, subtask) => {
      // A task without state is not restored then, and told nothing at all.
      if (assignment === null && !restore.restoresEmptyTasks) return HELD;
      const expected = mapping[subtask]!;
      const told = toldOf(assignment, end);
      if (told === null && expected.length === 0) return HELD;
      const seen = told?.[index]?.oldSubtasks;
      if (seen !== undefined && numbersText(seen) === numbersText(expected)) return HELD;
      return broken(
        `${endText(end, subtask)}, edge ${index}: old subtasks ${numbersText(expected)}`,
        seen === undefined ? 'nothing is told' : numbersText(seen),
      );
    }),
  );
}
