import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import {
  channelJob,
  endsOf,
  endText,
  fateOf,
  isEdgeInUse,
  otherEnd,
} from '../words/channels/ends.ts';
import type { ChannelEnd, ChannelJob } from '../words/channels/ends.ts';
import { isIdentity, mappingOf } from '../words/channels/mapped.ts';
import { assignmentsOf, mappingText, toldOf } from '../words/channels/told.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `InflightDataRescalingDescriptor#getChannelMapping`. */
export const tellsTheOtherEnd = defineRule({
  id: 'channel/tells-the-other-end',
  question: 'restore',
  statement:
    "What a subtask is told of a gate, or of a partition, holds how the tasks at the edge's other end were mapped to their old ones. Where these were redistributed, every subtask that takes over an old one is told.",
  matters:
    'Both ends of a connection have to agree on the old channels, or a task waits for records that are never sent.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['TaskStateAssignment#createRescalingDescriptor'],
  covers: ['E27'],
  sides: ['otherMoved', 'otherStayed'],
  side(subject, profile) {
    const edges = toldEdges(subject, profile);
    if (edges.length === 0) return null;
    return edges.some(({ mustBeTold }) => mustBeTold) ? 'otherMoved' : 'otherStayed';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, toldEdges(subject, profile), judgeEdge),
});

interface ToldEdge {
  readonly end: ChannelEnd;
  readonly index: number;
  /** Of the other end, from its new subtasks to old ones; `null` where none has to be known. */
  readonly mapping: readonly (readonly number[])[] | null;
  readonly mustBeTold: boolean;
  /** Which old subtasks each subtask takes over over this edge. */
  readonly own: readonly (readonly number[])[];
}

/** Edges in use. Of several edges between two vertices Flink tells of the first alone. */
function toldEdges(subject: RestoreCase, profile: Profile): readonly ToldEdge[] {
  const job = channelJob(subject, profile) ?? [];
  return endsOf(job).flatMap((end) =>
    end.edges.flatMap((edge, index) => {
      const isOnlyOne = end.edges.filter((one) => one.neighbour === edge.neighbour).length === 1;
      return isOnlyOne && isEdgeInUse(job, end, index) ? [toldEdge(job, end, index, profile)] : [];
    }),
  );
}

function toldEdge(job: ChannelJob, end: ChannelEnd, index: number, profile: Profile): ToldEdge {
  const edge = end.edges[index]!;
  const other = otherEnd(job, end, edge);
  const { mapper } = other.edges[edge.index]!;
  const mapping = mappingOf(mapper, other.oldParallelism, other.vertex.parallelism);
  const isMoved = fateOf(job, other, profile) === 'redistributed';
  const isAsked = profile.channels.descriptors !== 'redistributed' || isMoved;
  return {
    end,
    index,
    mapping: isAsked ? mapping : null,
    mustBeTold: isMoved && !isIdentity(mapping, other.oldParallelism),
    own: mappingOf(edge.mapper, end.oldParallelism, end.vertex.parallelism),
  };
}

function judgeEdge(
  effects: Effects,
  { end, index, mapping, mustBeTold, own }: ToldEdge,
): RuleVerdict {
  return firstBreach(
    assignmentsOf(effects, end).map((assignment, subtask) => {
      if (assignment === null) return HELD;
      const told = toldOf(assignment, end);
      if (told === null && (!mustBeTold || own[subtask]!.length === 0)) return HELD;
      const expected = mappingText(mapping);
      const seen = told?.[index];
      if (seen !== undefined && mappingText(seen.channelMapping) === expected) return HELD;
      return broken(
        `${endText(end, subtask)}, edge ${index}: the other end reads ${expected}`,
        seen === undefined ? 'nothing is told' : mappingText(seen.channelMapping),
      );
    }),
  );
}
