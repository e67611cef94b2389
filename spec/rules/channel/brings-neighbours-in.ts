import type { RestoreCase } from '../../model/case.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import { tasksOf } from '../words/assigned.ts';
import { channelJob, hasNeighbourInUse } from '../words/channels/ends.ts';
import type { ChannelJob, ChannelVertex } from '../words/channels/ends.ts';
import { judgeEach } from '../words/judge-each.ts';
import { hasEntries } from '../words/restored-vertices.ts';

/** Flink: `TaskStateAssignment#hasUpstreamOutputStates`, `#hasDownstreamInputStates`. */
export const bringsNeighboursIn = defineRule({
  id: 'channel/brings-neighbours-in',
  question: 'restore',
  statement:
    'The tasks of a vertex of which the snapshot has no entries are restored, with nothing, where one of its producers left output in flight (from 1.15.2 on) or one of its consumers left input (from 1.16.2 and 1.17.1 on). Without either they start without a restore.',
  matters:
    'A vertex that has nothing itself must be told how its neighbour was rescaled, or it cannot read what that one sends again.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: [
    'StateAssignmentOperation#applyStateAssignments',
    'TaskStateAssignment#hasUpstreamOutputStates',
    'TaskStateAssignment#hasDownstreamInputStates',
  ],
  covers: ['E3'],
  sides: ['output', 'input', 'neither'],
  side(subject, profile) {
    const vertices = withoutEntries(subject, profile);
    if (vertices.length === 0) return null;
    const job = channelJob(subject, profile)!;
    if (vertices.some(({ input }) => hasNeighbourInUse(job, input))) return 'output';
    return vertices.some(({ output }) => hasNeighbourInUse(job, output)) ? 'input' : 'neither';
  },
  judge(subject, answer, _side, profile) {
    const job = channelJob(subject, profile)!;
    return judgeEach(answer, withoutEntries(subject, profile), (effects, restored) => {
      const { vertex } = restored;
      const isRestored = tasksOf(effects, vertex).every((task) => task !== null);
      const mustBe = isBroughtIn(job, restored, profile);
      if (isRestored === mustBe) return HELD;
      return mustBe
        ? broken(`all tasks of ${vertex.name} are restored`, 'some start without a restore')
        : broken(`${vertex.name} starts without a restore`, 'its tasks are restored');
    });
  },
});

/** Beside in-flight data; without any, `assign/restores-vertices-with-entries` speaks. */
function withoutEntries(subject: RestoreCase, profile: Profile): readonly ChannelVertex[] {
  const job = channelJob(subject, profile) ?? [];
  if (!job.some(({ input, output }) => input.inUse.size + output.inUse.size > 0)) return [];
  return job.filter((vertex) => !hasEntries(vertex));
}

function isBroughtIn(
  job: ChannelJob,
  { input, output }: ChannelVertex,
  { channels: { neighbours } }: Profile,
): boolean {
  if (neighbours === 'leftOut') return false;
  if (hasNeighbourInUse(job, input)) return true;
  return neighbours === 'restored' && hasNeighbourInUse(job, output);
}
