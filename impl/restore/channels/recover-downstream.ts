/**
 * Gives output that was in flight to the tasks that were to read it.
 * Flink: `TaskStateAssignment#distributeOutputBuffersToDownstream`.
 */
import type { SingleChannelStateHandle } from '../../../spec/model/handles.ts';
import { refuse } from '../refuse.ts';
import { describeOutput } from './describe.ts';
import type { JobChannels } from './job-channels.ts';
import type { TaskChannels } from './task-channels.ts';

/** What each subtask of a vertex recovers of its producers' output, by the vertex's index. */
export type UpstreamOutput = ReadonlyMap<number, readonly SingleChannelStateHandle[][]>;

/** The output of all vertices, given to their consumers. */
export function recoverDownstream(
  tasks: readonly TaskChannels[],
  job: JobChannels,
): UpstreamOutput {
  const recovered = new Map<number, SingleChannelStateHandle[][]>();
  for (const task of tasks) {
    const { assigned } = task.output;
    if (assigned === undefined) continue;
    describeOutput(task, job);
    for (const [subtask, handles] of assigned.entries()) {
      for (const handle of handles) {
        if (handle.kind === 'channel') distribute(handle, subtask, task, job, recovered);
      }
    }
  }
  return recovered;
}

function distribute(
  handle: SingleChannelStateHandle,
  subtask: number,
  task: TaskChannels,
  job: JobChannels,
  recovered: Map<number, SingleChannelStateHandle[][]>,
): void {
  const { first: partitionIndex, second: oldSubpartition } = handle.info;
  const { edges } = task.output;
  const partition = edges[partitionIndex];
  if (partition === undefined) {
    const values = { partition: partitionIndex, partitions: edges.length };
    refuse('RECOVERED_PARTITION_MISSING', job.context.profile, values);
  }
  const targets = newSubtasks(task, subtask, partitionIndex, oldSubpartition, job);
  const { index, job: consumer } = job.consumer(partition).states.vertex;
  let bySubtask = recovered.get(index);
  if (bySubtask === undefined) {
    bySubtask = Array.from({ length: consumer.parallelism }, () => []);
    recovered.set(index, bySubtask);
  }
  for (const target of targets) {
    // What goes beyond the last subtask nobody recovers.
    bySubtask[target]?.push({
      ...handle,
      subtaskIndex: oldSubpartition,
      info: { first: partition.gate, second: handle.subtaskIndex ?? 0 },
    });
  }
}

/** Flink: `ResultSubpartitionDistributor#getMappedSubpartitions`. */
function newSubtasks(
  task: TaskChannels,
  subtask: number,
  partition: number,
  oldSubpartition: number,
  job: JobChannels,
): readonly number[] {
  const gate = describeOutput(task, job)(subtask)?.[partition];
  // Nothing to tell: every subpartition stands for the old one of its index.
  if (gate === undefined || gate.channelMapping === null) return [oldSubpartition];
  const consumer = job.consumer(task.output.edges[partition]!);
  const first = consumer.input.edges.findIndex(
    ({ producer }) => producer === task.states.vertex.index,
  );
  const { decisions } = job.context;
  const mapped = job.inputMapping(consumer, first).inverted[oldSubpartition] ?? [];
  const targets = decisions.recoveringSubtasks(mapped, oldSubpartition);
  if (targets.length > 0 || !decisions.refusesUnmappedOutput) return targets;
  const values = {
    info: `ResultSubpartitionInfo{partitionIdx=${partition}, subPartitionIdx=${oldSubpartition}}`,
  };
  refuse('RECOVERED_OUTPUT_UNMAPPED', job.context.profile, values);
}
