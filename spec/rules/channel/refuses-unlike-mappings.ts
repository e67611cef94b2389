import { defineRule } from '../rule.ts';
import type { Profile } from '../../profiles/profile.ts';
import { channelJob, endsOf, fateOf } from '../words/channels/ends.ts';
import type { ChannelEnd } from '../words/channels/ends.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';
import { mappingOf } from '../words/channels/mapped.ts';
import type { RestoreCase } from '../../model/case.ts';

/** Flink 1.12 to 1.13.1: `StateAssignmentOperation#checkSubtaskMapping`. */
export const refusesUnlikeMappings = defineRule({
  id: 'channel/refuses-unlike-mappings',
  question: 'restore',
  statement:
    'A vertex whose in-flight data has to be redistributed is refused before 1.13.2 if two of its gates, or two of its partitions, lead to different old subtasks. From then on each goes by its own mapper.',
  matters:
    'In 1.12 and up to 1.13.1 a join with two differently partitioned inputs cannot be rescaled from an unaligned checkpoint.',
  origin: 'flink',
  since: '1.12',
  until: '1.13',
  sources: ['TaskStateAssignment#checkSubtaskMapping'],
  covers: ['E27'],
  sides: ['unlike', 'alike'],
  side(subject, profile) {
    const ends = movedEnds(subject, profile);
    if (ends.length === 0) return null;
    return ends.some(isUnlike) ? 'unlike' : 'alike';
  },
  judge(_subject, answer, side, { channels }) {
    const mustBe = side === 'unlike' && channels.mapsAllGatesAlike;
    return judgeRefusal('CHANNEL_MAPPINGS_INCOMPATIBLE', answer, mustBe);
  },
});

/** Ends with several edges, all of which can be rescaled. */
function movedEnds(subject: RestoreCase, profile: Profile): readonly ChannelEnd[] {
  const job = channelJob(subject, profile) ?? [];
  const moved = endsOf(job).filter((end) => fateOf(job, end, profile) === 'redistributed');
  return moved.filter(
    ({ edges }) => edges.length > 1 && edges.every(({ mapper }) => mapper !== 'UNSUPPORTED'),
  );
}

function isUnlike({ edges, oldParallelism, vertex }: ChannelEnd): boolean {
  const mappings = edges.map(({ mapper }) =>
    JSON.stringify(mappingOf(mapper, oldParallelism, vertex.parallelism)),
  );
  return new Set(mappings).size > 1;
}
