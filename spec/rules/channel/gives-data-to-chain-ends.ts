import type { RestoreCase } from '../../model/case.ts';
import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { assignedTo } from '../words/assigned.ts';
import { channelJob, isRepartitioned } from '../words/channels/ends.ts';
import type { ChannelVertex } from '../words/channels/ends.ts';
import { firstBreach } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `TaskStateAssignment#inputOperatorID`, `#outputOperatorID`. */
export const givesDataToChainEnds = defineRule({
  id: 'channel/gives-data-to-chain-ends',
  question: 'restore',
  statement:
    'Only the head of a chain gets input that was in flight, and only its tail gets output. What an operator within the chain had of it is dropped without a word where it is not refused.',
  matters:
    'After a change of chaining, records in flight between operators that now run in one task can be lost without a word.',
  origin: 'flink',
  since: '1.12',
  until: null,
  sources: ['TaskStateAssignment#inputOperatorID', 'TaskStateAssignment#outputOperatorID'],
  covers: ['E21'],
  sides: ['within', 'atEnds'],
  side(subject, profile) {
    const chains = chainsInFlight(subject, profile);
    if (chains.length === 0) return null;
    return chains.some(hasDataWithin) ? 'within' : 'atEnds';
  },
  judge: (subject, answer, _side, profile) =>
    judgeEach(answer, chainsInFlight(subject, profile), judgeChain),
});

/** Vertices of several operators of which any has in-flight data. */
function chainsInFlight(subject: RestoreCase, profile: Profile): readonly ChannelVertex[] {
  const job = channelJob(subject, profile) ?? [];
  return job.filter(
    (vertex) =>
      vertex.operators.length > 1 &&
      isRepartitioned(job, vertex, profile) &&
      (hasDataWithin(vertex) || vertex.input.inUse.size + vertex.output.inUse.size > 0),
  );
}

function hasDataWithin({ operators, input, output }: ChannelVertex): boolean {
  return operators.some(
    ({ generated, state }) =>
      state?.subtasks.some(
        (entry) =>
          (generated !== input.generated && entry.state.inputChannelState.length > 0) ||
          (generated !== output.generated && entry.state.resultSubpartitionState.length > 0),
      ) === true,
  );
}

function judgeChain(effects: Effects, chain: ChannelVertex): RuleVerdict {
  const { vertex, operators, input, output } = chain;
  return firstBreach(
    operators.flatMap(({ generated }) =>
      assignedTo(effects, { vertex, generated }).map((assigned, subtask) => {
        const hasInput = generated !== input.generated && assigned.inputChannelState.length > 0;
        const hasOutput =
          generated !== output.generated && assigned.resultSubpartitionState.length > 0;
        if (!hasInput && !hasOutput) return HELD;
        const end = hasInput ? 'head' : 'tail';
        return broken(
          `subtask ${subtask} of operator ${generated}, no ${end} of its chain: nothing in flight`,
          hasInput ? 'it gets input' : 'it gets output',
        );
      }),
    ),
  );
}
