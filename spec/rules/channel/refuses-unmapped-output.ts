import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import { channelJob, fateOf } from '../words/channels/ends.ts';
import type { ChannelEnd, ChannelJob } from '../words/channels/ends.ts';
import { judgeRefusal } from '../words/channels/judge-refusal.ts';
import { isRecoveredDownstream } from '../words/channels/recovered.ts';

/** Flink: `ResultSubpartitionDistributor#getMappedSubpartitions`. */
export const refusesUnmappedOutput = defineRule({
  id: 'channel/refuses-unmapped-output',
  question: 'restore',
  statement:
    'Output that is to be recovered downstream is refused if it was written for an old subtask of a redistributed consumer that there never was.',
  matters:
    'Records for a task that never was would have nowhere to go: they are not dropped silently.',
  origin: 'flink',
  since: '2.3',
  until: null,
  sources: ['ResultSubpartitionDistributor#getMappedSubpartitions'],
  covers: ['E28'],
  sides: ['unmapped', 'mapped'],
  side(subject, profile) {
    const job = channelJob(subject, profile);
    const outputs = job === null ? [] : recoveredOutputs(job, subject, profile);
    if (outputs.length === 0) return null;
    if (outputs.some((end) => isUnmapped(job!, end))) return 'unmapped';
    const inUse = job!.filter(({ output }) => output.inUse.size > 0);
    return outputs.length === inUse.length ? 'mapped' : null;
  },
  judge: (_subject, answer, side) =>
    judgeRefusal('RECOVERED_OUTPUT_UNMAPPED', answer, side === 'unmapped'),
});

/** Output that stayed with its subtasks and whose consumers, each over one edge, all have fewer. */
function recoveredOutputs(
  job: ChannelJob,
  subject: RestoreCase,
  profile: Profile,
): readonly ChannelEnd[] {
  return job
    .map(({ output }) => output)
    .filter(
      (end) =>
        isRecoveredDownstream(end, subject, profile) &&
        end.inUse.size > 0 &&
        fateOf(job, end, profile) === 'kept' &&
        end.edges.length === 1 &&
        end.edges.every(({ neighbour }) => isReduced(job, job[neighbour]!.input, profile)),
    );
}

/** Whether the mapping of an input is none that stands for no mapping. */
function isReduced(job: ChannelJob, input: ChannelEnd, profile: Profile): boolean {
  return (
    fateOf(job, input, profile) === 'redistributed' &&
    input.oldParallelism > input.vertex.parallelism
  );
}

function isUnmapped(job: ChannelJob, { edges, handles }: ChannelEnd): boolean {
  return edges.some(({ neighbour }, partition) =>
    [...handles.values()]
      .flat()
      .some(
        ({ info }) =>
          info.first === partition && info.second >= job[neighbour]!.input.oldParallelism,
      ),
  );
}
