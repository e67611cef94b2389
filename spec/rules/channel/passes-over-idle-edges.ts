import type { Profile } from '../../profiles/profile.ts';
import { defineRule, NOT_REACHED } from '../rule.ts';
import { channelJob, endsOf, fateOf, isEdgeInUse } from '../words/channels/ends.ts';
import type { ChannelEnd, ChannelJob } from '../words/channels/ends.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';

/** Flink: `TaskStateAssignment#hasInFlightDataForInputGate`, `#hasInFlightDataForResultPartition`. */
export const passesOverIdleEdges = defineRule({
  id: 'channel/passes-over-idle-edges',
  question: 'restore',
  statement:
    'While in-flight data is redistributed, the mapper of an edge that has none itself is not asked from 1.20.3, 2.0.1 and 2.1.1 on: such an edge may be one that cannot be rescaled. Before, it is asked for every edge of the vertex.',
  matters:
    'Before these patches, one forward edge without anything in flight was enough to keep a job from being rescaled.',
  origin: 'flink',
  since: '1.20',
  until: null,
  sources: [
    'TaskStateAssignment#hasInFlightDataForInputGate',
    'TaskStateAssignment#hasInFlightDataForResultPartition',
  ],
  covers: ['E22', 'E23', 'E26'],
  sides: ['unsupported', 'supported'],
  side(subject, profile) {
    const job = channelJob(subject, profile);
    if (
      job === null ||
      !job.some(
        ({ input, output }) => isMoved(job, input, profile) || isMoved(job, output, profile),
      )
    ) {
      return null;
    }
    const idle = endsOf(job).flatMap((end) =>
      end.edges.filter((_, index) => !isEdgeInUse(job, end, index)),
    );
    const isSupported = endsOf(job).every((end) =>
      end.edges.every(
        ({ mapper }, index) => mapper !== 'UNSUPPORTED' || !isEdgeInUse(job, end, index),
      ),
    );
    if (idle.length === 0 || !isSupported || endsOf(job).some(hasDoubleEdges)) return null;
    return idle.some(({ mapper }) => mapper === 'UNSUPPORTED') ? 'unsupported' : 'supported';
  },
  judge(subject, answer, side, profile) {
    const job = channelJob(subject, profile)!;
    const isAsked = !profile.channels.passesOverIdleGates && side === 'unsupported';
    // Otherwise it hangs on what tasks are told whether the mapper is asked.
    if (isAsked && !endsOf(job).some((end) => hasIdleUnsupported(job, end, profile))) {
      return NOT_REACHED;
    }
    return judgeRefusal('CHANNEL_STATE_NOT_RESCALABLE', answer, isAsked);
  },
});

function isMoved(job: ChannelJob, end: ChannelEnd, profile: Profile): boolean {
  return end.inUse.size > 0 && fateOf(job, end, profile) === 'redistributed';
}

/** Whether an end is redistributed that has such an edge. */
function hasIdleUnsupported(job: ChannelJob, end: ChannelEnd, profile: Profile): boolean {
  return (
    fateOf(job, end, profile) === 'redistributed' &&
    end.edges.some(({ mapper }) => mapper === 'UNSUPPORTED')
  );
}

/** Of several edges between two vertices the first one's mapper is asked for all. */
function hasDoubleEdges({ edges }: ChannelEnd): boolean {
  return new Set(edges.map(({ neighbour }) => neighbour)).size < edges.length;
}
