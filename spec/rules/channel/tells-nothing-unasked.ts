import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { channelJob, endsOf, fateOf } from '../words/channels/ends.ts';
import type { ChannelJob } from '../words/channels/ends.ts';
import { judgeEach } from '../words/judge-each.ts';
import { tasksOf } from '../words/assigned.ts';

/** Flink: `InflightDataRescalingDescriptor#NO_RESCALE`. */
export const tellsNothingUnasked = defineRule({
  id: 'channel/tells-nothing-unasked',
  question: 'restore',
  statement:
    'No task is told of rescaled in-flight data where none was redistributed: where there is none, whatever was rescaled, and where every vertex that has some kept its parallelism.',
  matters:
    'A task that is told of a rescaling sets up filters and more channels. Without one that would cost time, or fail.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['TaskStateAssignment#createRescalingDescriptor'],
  covers: ['E27', 'E26'],
  sides: ['rescaledWithoutData', 'keptData', 'nothing'],
  side(subject, profile) {
    const job = unmovedJob(subject, profile);
    if (job === null) return null;
    if (endsOf(job).some(({ inUse }) => inUse.size > 0)) return 'keptData';
    const isRescaled = endsOf(job).some(
      ({ oldParallelism, vertex }) => oldParallelism !== vertex.parallelism,
    );
    return isRescaled ? 'rescaledWithoutData' : 'nothing';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, unmovedJob(subject, profile)!, (effects, { vertex }) => {
      const told = tasksOf(effects, vertex).findIndex((task) =>
        task?.operators.some(
          ({ inputRescaling, outputRescaling }) =>
            inputRescaling !== undefined || outputRescaling !== undefined,
        ),
      );
      return told === -1
        ? HELD
        : broken(`subtask ${told} of ${vertex.name} is told nothing`, 'it is told of a rescaling');
    }),
});

/** `null` where something was redistributed. */
function unmovedJob(subject: RestoreCase, profile: Profile): ChannelJob | null {
  const job = channelJob(subject, profile);
  if (job === null) return null;
  const isMoved = endsOf(job).some((end) => fateOf(job, end, profile) === 'redistributed');
  return isMoved ? null : job;
}
