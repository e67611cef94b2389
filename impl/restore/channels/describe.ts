/**
 * What subtasks are told of the rescaling of their in-flight data.
 * Flink: `TaskStateAssignment#createRescalingDescriptor`.
 */
import type { GateRescaling, RescalingDescriptor } from '../../../spec/model/rescaling.ts';
import { refuse } from '../refuse.ts';
import type { Gate, Partition } from './edges.ts';
import type { JobChannels } from './job-channels.ts';
import type { SubtaskMapping } from './subtask-mapping.ts';
import type { ChannelEnd, TaskChannels } from './task-channels.ts';

/** What a subtask is told, `null` for nothing. May refuse. */
type Descriptors = (subtask: number) => RescalingDescriptor | null;

/** Both ends of an edge, seen from one of them. Mappings are computed when they are asked for. */
interface Ends {
  readonly isInUse: () => boolean;
  readonly knownOwn: () => SubtaskMapping | undefined;
  readonly own: () => SubtaskMapping;
  readonly knownOther: () => SubtaskMapping | undefined;
  readonly other: () => SubtaskMapping;
}

/** What the subtasks of a vertex are told of their input. */
export function describeInput(task: TaskChannels, job: JobChannels): Descriptors {
  const { input, states } = task;
  const ends = input.edges.map((gate, index): Ends => {
    const producer = job.producer(gate);
    // Of several edges from one producer Flink takes the first for all.
    const partition = producer.output.edges.findIndex(
      ({ consumer }) => consumer === states.vertex.index,
    );
    return {
      isInUse: () => job.isGateInUse(task, index),
      knownOwn: () => job.knownMapping(input, index),
      own: () => job.inputMapping(task, index),
      knownOther: () => job.knownMapping(producer.output, partition),
      other: () => job.outputMapping(producer, partition),
    };
  });
  input.descriptors ??= describe(input, ends, job);
  return input.descriptors;
}

/** What the subtasks of a vertex are told of their output. */
export function describeOutput(task: TaskChannels, job: JobChannels): Descriptors {
  const { output, states } = task;
  const ends = output.edges.map((partition, index): Ends => {
    const consumer = job.consumer(partition);
    const gate = consumer.input.edges.findIndex(({ producer }) => producer === states.vertex.index);
    return {
      isInUse: () => job.isPartitionInUse(task, index),
      knownOwn: () => job.knownMapping(output, index),
      own: () => job.outputMapping(task, index),
      knownOther: () => job.knownMapping(consumer.input, gate),
      other: () => job.inputMapping(consumer, gate),
    };
  });
  output.descriptors ??= describe(output, ends, job);
  return output.descriptors;
}

function describe(
  end: ChannelEnd<Gate> | ChannelEnd<Partition>,
  edges: readonly Ends[],
  job: JobChannels,
): Descriptors {
  const isKnown = edges.some(
    ({ knownOwn, knownOther }) => knownOwn() !== undefined || knownOther() !== undefined,
  );
  const { decisions, profile } = job.context;
  if (!isKnown && !decisions.describesUnmoved) return () => null;
  const { descriptors } = profile.channels;
  if (descriptors === 'redistributed') return asRedistributed(edges);
  if (descriptors === 'task') return taskOf(end, edges, job);
  const gates = edges.map((ends) => gateOf(ends, job));
  return (subtask) => {
    const descriptor = gates.map((gate) => gate(subtask));
    const identities = descriptor.map(({ identity }) => identity);
    return decisions.isNothingToTell(identities) ? null : descriptor;
  };
}

/** Flink: `InflightDataGateOrPartitionRescalingDescriptor#NO_STATE`. */
const NO_STATE: GateRescaling = Object.freeze({
  oldSubtasks: [],
  channelMapping: null,
  ambiguousSubtasks: [],
  identity: true,
});

/** What each subtask is told of one gate or partition. */
function gateOf(ends: Ends, { context }: JobChannels): (subtask: number) => GateRescaling {
  const { decisions, profile } = context;
  if (decisions.passesOver(ends.isInUse(), profile.channels)) return () => NO_STATE;
  const other = ends.other();
  const own = ends.own();
  const { ambiguous, rows } = own;
  return (subtask) => {
    const oldSubtasks = rows[subtask]!;
    return {
      oldSubtasks: decisions.toldOldSubtasks(oldSubtasks, subtask),
      channelMapping: decisions.toldMapping(rows, other.rows),
      ambiguousSubtasks: ambiguous,
      identity: (own.isIdentity && other.isIdentity) || oldSubtasks.length === 0,
    };
  };
}

/** In 1.13.0 and 1.13.1: all gates, or partitions, of a task are told of one mapping of the task. */
function taskOf(
  end: ChannelEnd<Gate> | ChannelEnd<Partition>,
  edges: readonly Ends[],
  { context: { decisions, profile } }: JobChannels,
): Descriptors {
  const own = edges[0]!.knownOwn() ?? edges[0]!.own();
  let others: readonly SubtaskMapping[] | undefined;
  return (subtask) => {
    const oldSubtasks = own.rows[subtask]!;
    if (oldSubtasks.length === 0) {
      const left = end.assigned?.[subtask] ?? [];
      if (left.length > 0) refuse('CHANNEL_STATE_UNMAPPED', profile);
      return null;
    }
    others ??= edges.map(({ knownOther, other }) => knownOther() ?? other());
    const identities = [own, ...others].map(({ isIdentity }) => isIdentity);
    if (decisions.isNothingToTell(identities)) return null;
    const isInput = end.place === 'inputChannelState';
    const ambiguousSubtasks = isInput ? ambiguousOf(end.mappings) : [];
    return others.map(({ rows }) => ({
      oldSubtasks,
      channelMapping: rows,
      ambiguousSubtasks,
      identity: null,
    }));
  };
}

function ambiguousOf(mappings: readonly (SubtaskMapping | undefined)[]): readonly number[] {
  return (
    mappings.find((mapping) => mapping !== undefined && mapping.ambiguous.length > 0)?.ambiguous ??
    []
  );
}

/** Before 1.13: what was redistributed, of the own end for all gates alike. */
function asRedistributed(edges: readonly Ends[]): Descriptors {
  const own = edges.map(({ knownOwn }) => knownOwn()).find((mapping) => mapping !== undefined);
  const others = edges.map(({ knownOther }) => knownOther()?.rows ?? null);
  const isOtherKnown = others.some((mapping) => mapping !== null);
  return (subtask) => {
    const oldSubtasks = own?.rows[subtask] ?? [];
    if (oldSubtasks.length === 0 && !isOtherKnown) return null;
    return others.map((channelMapping) => ({
      oldSubtasks,
      channelMapping,
      ambiguousSubtasks: [],
      identity: null,
    }));
  };
}
