import type { Effects } from '../../model/outcome.ts';
import type { Profile } from '../../profiles/profile.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { RuleVerdict } from '../rule.ts';
import { channelJob, fateOf } from '../words/channels/ends.ts';
import type { ChannelEnd, ChannelJob, EndEdge } from '../words/channels/ends.ts';
import { channelText } from '../words/channels/handle-text.ts';
import { isIdentity, mappingOf } from '../words/channels/mapped.ts';
import { isRecoveredDownstream } from '../words/channels/recovered.ts';
import { assignmentsOf } from '../words/channels/told.ts';
import { firstBreach, sameItems } from '../words/compare.ts';
import { judgeEach } from '../words/judge-each.ts';

/** Flink: `TaskStateAssignment#distributeOutputBuffersToDownstream`. */
export const recoversOutputDownstream = defineRule({
  id: 'channel/recovers-output-downstream',
  question: 'restore',
  statement:
    'With execution.checkpointing.unaligned.recover-output-on-downstream.enabled no task gets output that was in flight. Instead its consumers get it beside their input: each new subtask what was written for the old ones that it takes over, as data of the gate that the edge is, with the old producer as its channel and the old consumer as its subtask. Without that option nobody does.',
  matters:
    'With this option a rescaled job gets its records in flight back at the reading end, and must not get them at both.',
  origin: 'flink',
  since: '2.3',
  until: null,
  sources: [
    'TaskStateAssignment#distributeOutputBuffersToDownstream',
    'OperatorSubtaskState#getUpstreamOutputBufferState',
  ],
  covers: ['E28'],
  sides: ['rescaled', 'kept', 'off'],
  side(subject, profile) {
    const job = channelJob(subject, profile);
    const outputs = job === null ? [] : settledOutputs(job, profile);
    if (outputs.length === 0) return null;
    if (!outputs.some((end) => isRecoveredDownstream(end, subject, profile))) return 'off';
    return outputs.some(({ edges }) => edges.some((edge) => isMoved(job!, edge, profile)))
      ? 'rescaled'
      : 'kept';
  },
  judge(subject, answer, side, profile) {
    const job = channelJob(subject, profile)!;
    const outputs = settledOutputs(job, profile);
    return judgeEach(answer, outputs, (effects, end) =>
      side === 'off' ? judgeOff(effects, job, end) : judgeOutput(effects, job, end, profile),
    );
  },
});

/** Output that stayed with its subtasks, and whose consumers were redistributed, or nothing was. */
function settledOutputs(job: ChannelJob, profile: Profile): readonly ChannelEnd[] {
  return job
    .map(({ output }) => output)
    .filter(
      (end) =>
        end.inUse.size > 0 &&
        [...end.inUse].every((partition) => partition < end.edges.length) &&
        fateOf(job, end, profile) === 'kept' &&
        end.edges.every((edge) => isSettled(job, end, edge, profile)),
    );
}

function isMoved(job: ChannelJob, { neighbour }: EndEdge, profile: Profile): boolean {
  return fateOf(job, job[neighbour]!.input, profile) === 'redistributed';
}

/**
 * Nothing else leads to a mapping of the consumer; several edges between the two would. With FIRST the
 * producer's other subtasks take over nothing, and are told nothing of the consumer's mapping.
 */
function isSettled(job: ChannelJob, end: ChannelEnd, edge: EndEdge, profile: Profile): boolean {
  if (edge.mapper === 'FIRST') return false;
  if (end.edges.filter(({ neighbour }) => neighbour === edge.neighbour).length > 1) return false;
  if (isMoved(job, edge, profile)) return true;
  return end.edges.every((other) => !isMoved(job, other, profile));
}

function judgeOff(effects: Effects, job: ChannelJob, end: ChannelEnd): RuleVerdict {
  return firstBreach(
    end.edges.flatMap(({ neighbour }) =>
      assignmentsOf(effects, job[neighbour]!.input).map((assignment, subtask) =>
        assignment?.upstreamOutputBuffers === undefined
          ? HELD
          : broken(`subtask ${subtask} recovers no output of others`, 'it does'),
      ),
    ),
  );
}

function judgeOutput(
  effects: Effects,
  job: ChannelJob,
  end: ChannelEnd,
  profile: Profile,
): RuleVerdict {
  const own = assignmentsOf(effects, end).findIndex(
    (assignment) => (assignment?.state.resultSubpartitionState.length ?? 0) > 0,
  );
  if (own !== -1) return broken(`subtask ${own} of ${end.vertex.name} gets no output`, 'it does');
  return firstBreach(
    end.edges.flatMap((edge, partition) => {
      const consumer = job[edge.neighbour]!.input;
      return assignmentsOf(effects, consumer).map((assignment, subtask) =>
        sameItems(
          `output of ${end.vertex.name} in subtask ${subtask} of ${consumer.vertex.name}`,
          expected(end, partition, edge, takenOver(job, edge, subtask, profile)),
          (assignment?.upstreamOutputBuffers ?? [])
            .filter((handle) => handle.kind !== 'channel' || handle.info.first === edge.index)
            .map(channelText),
        ),
      );
    }),
  );
}

/** The old subtasks of an edge's consumer that one of its subtasks takes over. */
function takenOver(
  job: ChannelJob,
  edge: EndEdge,
  subtask: number,
  profile: Profile,
): readonly number[] {
  const { oldParallelism, vertex, edges } = job[edge.neighbour]!.input;
  const mapping = mappingOf(edges[edge.index]!.mapper, oldParallelism, vertex.parallelism);
  const isUnchanged = !isMoved(job, edge, profile) || isIdentity(mapping, oldParallelism);
  return isUnchanged ? [subtask] : mapping[subtask]!;
}

function expected(
  { handles }: ChannelEnd,
  partition: number,
  edge: EndEdge,
  oldConsumers: readonly number[],
): string[] {
  return [...handles.values()].flat().flatMap((handle) => {
    const { first, second } = handle.info;
    if (first !== partition || !oldConsumers.includes(second)) return [];
    const info = { first: edge.index, second: handle.subtaskIndex ?? 0 };
    return [channelText({ ...handle, info, subtaskIndex: second })];
  });
}
