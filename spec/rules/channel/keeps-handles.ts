import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { defineRule } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import type { ChannelEnd } from '../words/channels/ends.ts';
import { endsOfFate, judgeGiven } from '../words/channels/given.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `StateAssignmentOperation#reDistributeInputChannelStates`, `#reDistributeResultSubpartitionStates`. */
export const keepsHandles = defineRule({
  id: 'channel/keeps-handles',
  question: 'restore',
  statement:
    'At an unchanged parallelism every subtask gets exactly the in-flight data that it had, also of channels that the job no longer has.',
  matters:
    'A plain restart gives every task back the records that it had in flight, none of them twice.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: [
    'StateAssignmentOperation#reDistributeInputChannelStates',
    'StateAssignmentOperation#reDistributeResultSubpartitionStates',
  ],
  covers: ['E22', 'E23', 'E18'],
  sides: ['besideRescaled', 'unscaled'],
  side(subject, profile) {
    const kept = keptEnds(subject, profile);
    if (kept.length === 0) return null;
    const { vertices } = subject.request.job;
    const isBeside = kept.some(({ edges, oldParallelism }) =>
      edges.some(({ neighbour }) => vertices[neighbour]!.parallelism !== oldParallelism),
    );
    return isBeside ? 'besideRescaled' : 'unscaled';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, keptEnds(subject, profile), judgeEnd),
});

function keptEnds(subject: RestoreCase, profile: Profile): readonly ChannelEnd[] {
  return endsOfFate('kept', subject, profile);
}

function judgeEnd(effects: Effects, end: ChannelEnd): RuleVerdict {
  return judgeGiven(effects, end, (subtask) => end.handles.get(subtask) ?? []);
}
