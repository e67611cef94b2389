import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { chainedWithin, channelJob, fateOf, isRepartitioned } from '../words/channels/ends.ts';
import type { ChannelEnd, ChannelJob } from '../words/channels/ends.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';

/** Flink: `StateAssignmentOperation#checkForUnsupportedToplogyChanges`. */
export const refusesChainedData = defineRule({
  id: 'channel/refuses-chained-data',
  question: 'restore',
  statement:
    "Input of an operator that is not the head of its chain, or output of one that is not its tail, is refused if it has buffers and that head, or that tail, or a vertex that it is connected with there, has in-flight data too (a connected vertex's counts from 1.16.2 and 1.17.1 on; 1.12 refuses it in any case).",
  matters:
    'Chaining two operators that exchanged records in flight is refused in most cases: disable chaining, or take a savepoint first.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['StateAssignmentOperation#checkForUnsupportedToplogyChanges'],
  covers: ['E21'],
  sides: ['refuses', 'drops', 'onlyAtEnds'],
  hasSide: (side, { channels }) => side !== 'drops' || !channels.checksIdleChains,
  side(subject, profile) {
    const chained = chainedEnds(subject, profile);
    if (chained === null) return null;
    if (chained.length === 0) return 'onlyAtEnds';
    const job = channelJob(subject, profile)!;
    return chained.some((end) => isRefused(job, end, profile)) ? 'refuses' : 'drops';
  },
  judge: (_subject, answer, side) =>
    judgeRefusal('CHANNEL_STATE_CHAINED', answer, side === 'refuses'),
});

/** The ends that an operator within the chain is in the way of; `null` without in-flight data. */
function chainedEnds(subject: RestoreCase, profile: Profile): readonly ChannelEnd[] | null {
  const job = channelJob(subject, profile);
  if (job === null) return null;
  const restored = job.filter((vertex) => isRepartitioned(job, vertex, profile));
  const chained = restored.flatMap((vertex) =>
    [vertex.input, vertex.output].filter((end) => chainedWithin(vertex, end).length > 0),
  );
  const isInUse = restored.some(({ input, output }) => input.inUse.size + output.inUse.size > 0);
  return chained.length > 0 || isInUse ? chained : null;
}

function isRefused(job: ChannelJob, end: ChannelEnd, profile: Profile): boolean {
  return profile.channels.checksIdleChains || fateOf(job, end, profile) !== 'passedOver';
}
