import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { channelJob, endsOf, endText, isEdgeInUse } from '../words/channels/ends.ts';
import type { ChannelEnd } from '../words/channels/ends.ts';
import { mappingOf } from '../words/channels/mapped.ts';
import { assignmentsOf, numbersText, toldOf } from '../words/channels/told.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `RescaleMappings#getAmbiguousTargets`. */
export const marksAmbiguousSubtasks = defineRule({
  id: 'channel/marks-ambiguous-subtasks',
  question: 'restore',
  statement:
    'A subtask that is told of a gate, or of a partition, is told which old subtasks several new ones take over there: records from these have to be filtered. With the mappers RANGE and FULL there can be some, with others there are none.',
  matters:
    'Records of such subtasks reach several tasks, and each keeps only its own. Without the mark they are processed more than once.',
  origin: 'flink',
  since: '1.14',
  until: null,
  sources: ['RescaleMappings#getAmbiguousTargets', 'SubtaskStateMapper#isAmbiguous'],
  covers: ['E24', 'E27'],
  sides: ['ambiguous', 'unique'],
  side(subject, profile) {
    const edges = edgesInUse(subject, profile);
    if (edges.length === 0) return null;
    return edges.some(({ ambiguous }) => ambiguous.length > 0) ? 'ambiguous' : 'unique';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, edgesInUse(subject, profile), judgeEdge),
});

interface EdgeInUse {
  readonly end: ChannelEnd;
  readonly index: number;
  readonly ambiguous: readonly number[];
}

/** Of ends that were rescaled. */
function edgesInUse(subject: RestoreCase, profile: Profile): readonly EdgeInUse[] {
  const job = channelJob(subject, profile) ?? [];
  return endsOf(job)
    .filter(({ oldParallelism, vertex }) => oldParallelism !== vertex.parallelism)
    .flatMap((end) =>
      end.edges.flatMap((_, index) =>
        isEdgeInUse(job, end, index) ? [{ end, index, ambiguous: ambiguousOf(end, index) }] : [],
      ),
    );
}

function ambiguousOf({ edges, oldParallelism, vertex }: ChannelEnd, index: number): number[] {
  const rows = mappingOf(edges[index]!.mapper, oldParallelism, vertex.parallelism);
  return Array.from({ length: oldParallelism }, (_, old) => old).filter(
    (old) => rows.filter((row) => row.includes(old)).length > 1,
  );
}

function judgeEdge(effects: Effects, { end, index, ambiguous }: EdgeInUse): RuleVerdict {
  return firstBreach(
    assignmentsOf(effects, end).map((assignment, subtask) => {
      const seen = toldOf(assignment, end)?.[index]?.ambiguousSubtasks;
      if (seen === undefined || numbersText(seen) === numbersText(ambiguous)) return HELD;
      return broken(
        `${endText(end, subtask)}, edge ${index}: ambiguous ${numbersText(ambiguous)}`,
        numbersText(seen),
      );
    }),
  );
}
