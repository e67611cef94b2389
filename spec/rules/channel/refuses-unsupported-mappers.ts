import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { channelJob, endsOf, fateOf, isEdgeInUse } from '../words/channels/ends.ts';
import type { ChannelJob } from '../words/channels/ends.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';

/** Flink: `SubtaskStateMapper#UNSUPPORTED`. */
export const refusesUnsupportedMappers = defineRule({
  id: 'channel/refuses-unsupported-mappers',
  question: 'restore',
  statement:
    'In-flight data that has to be redistributed is refused where the mapper of its edge is UNSUPPORTED, as for forward, rescale and broadcast. Where nothing is redistributed such edges do no harm.',
  matters:
    'A job with forward or rescale edges cannot be rescaled from an unaligned checkpoint that has records in flight there.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['SubtaskStateMapper#UNSUPPORTED', 'TaskStateAssignment#getInputMapping'],
  covers: ['E26'],
  sides: ['refuses', 'unscaled'],
  side(subject, profile) {
    const job = channelJob(subject, profile);
    if (job === null || !endsOf(job).some(({ inUse }) => inUse.size > 0)) return null;
    const unsupported = endsOf(job).flatMap((end) =>
      end.edges.flatMap(({ mapper }, index) =>
        mapper === 'UNSUPPORTED' ? [{ end, index, isInUse: isEdgeInUse(job, end, index) }] : [],
      ),
    );
    if (unsupported.length === 0) return null;
    if (isNothingMoved(job, profile)) return 'unscaled';
    const { passesOverIdleGates } = profile.channels;
    const isMoved = unsupported.some(
      ({ end, isInUse }) =>
        (isInUse || !passesOverIdleGates) && fateOf(job, end, profile) === 'redistributed',
    );
    return isMoved ? 'refuses' : null;
  },
  judge: (_subject, answer, side) =>
    judgeRefusal('CHANNEL_STATE_NOT_RESCALABLE', answer, side === 'refuses'),
});

function isNothingMoved(job: ChannelJob, profile: Profile): boolean {
  return endsOf(job).every((end) => fateOf(job, end, profile) !== 'redistributed');
}
