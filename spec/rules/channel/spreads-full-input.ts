import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo } from '../words/assigned.ts';
import { channelJob, fateOf, isBesideFull } from '../words/channels/ends.ts';
import type { ChannelEnd } from '../words/channels/ends.ts';
import { channelText } from '../words/channels/handle-text.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `StateAssignmentOperation#reDistributeInputChannelStates`. */
export const spreadsFullInput = defineRule({
  id: 'channel/spreads-full-input',
  question: 'restore',
  statement:
    "A vertex of unchanged parallelism whose only edge has the mapper FULL gets its input in every subtask where the producer's parallelism is another, from 1.19.1 on; before, and where the producer has that parallelism too, the subtasks keep theirs.",
  matters:
    'Before 1.19.1 records from a rescaled producer could stay with a subtask that was not to get them.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['StateAssignmentOperation#reDistributeInputChannelStates'],
  covers: ['E22'],
  sides: ['rescaledProducer', 'unscaled'],
  side(subject, profile) {
    const inputs = fullInputs(subject, profile);
    if (inputs.length === 0) return null;
    const job = channelJob(subject, profile)!;
    return inputs.some((end) => isBesideFull(job, end)) ? 'rescaledProducer' : 'unscaled';
  },
  judge(subject, answer, _side, profile) {
    const job = channelJob(subject, profile)!;
    return judgeEach(answer, fullInputs(subject, profile), (effects, end) =>
      judgeInput(effects, end, profile.channels.redistributesFull && isBesideFull(job, end)),
    );
  },
});

/** Inputs of more than one subtask, at an unchanged parallelism, over one edge. */
function fullInputs(subject: RestoreCase, profile: Profile): readonly ChannelEnd[] {
  const job = channelJob(subject, profile) ?? [];
  return job
    .map(({ input }) => input)
    .filter(
      (end) =>
        end.inUse.size === 1 &&
        end.inUse.has(0) &&
        end.vertex.parallelism > 1 &&
        end.edges.length === 1 &&
        end.edges[0]!.mapper === 'FULL' &&
        end.oldParallelism === end.vertex.parallelism &&
        fateOf(job, end, profile) !== 'passedOver',
    );
}

function judgeInput(effects: Effects, end: ChannelEnd, isSpread: boolean): RuleVerdict {
  const all = [...end.handles.values()].flat();
  const seen = assignedTo(effects, end);
  for (const [subtask, { inputChannelState }] of seen.entries()) {
    const wanted = isSpread ? all : (end.handles.get(subtask) ?? []);
    if (inputChannelState.length !== wanted.length) {
      const whose = isSpread ? 'the input of all old subtasks' : 'its own input';
      return broken(
        `subtask ${subtask} of ${end.vertex.name}: ${whose}, ${wanted.length} channels`,
        inputChannelState.map(channelText).join(', ') || 'nothing',
      );
    }
  }
  return HELD;
}
