/**
 * What subtasks are told of the rescaling of their in-flight data.
 * Flink: `TaskStateAssignment#createRescalingDescriptor`.
 */
import type { GateRescaling, RescalingDescriptor } from '../../../spec/model/rescaling.ts';
import type { JobChannels } from './job-channels.ts';
import type { SubtaskMapping } from './subtask-mapping.ts';
import type { TaskChannels } from './task-channels.ts';

/** One for each subtask, `null` where there is nothing to tell. */
type Descriptors = readonly (RescalingDescriptor | null)[];

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
  input.descriptors ??= describe(
    states.vertex.job.parallelism,
    input.edges.map((gate, index): Ends => {
      const producer = job.producer(gate);
      // Of several edges from one producer Flink takes the first for all.
      const partition = producer.output.edges.findIndex(
        ({ consumer }) => consumer === states.vertex.index,
      );
      return {
        isInUse: () => job.isGateInUse(task, index),
        knownOwn: () => input.mappings[index],
        own: () => job.inputMapping(task, index),
        knownOther: () => producer.output.mappings[partition],
        other: () => job.outputMapping(producer, partition),
      };
    }),
    job,
    true,
  );
  return input.descriptors;
}

/** What the subtasks of a vertex are told of their output. */
export function describeOutput(task: TaskChannels, job: JobChannels): Descriptors {
  const { output, states } = task;
  output.descriptors ??= describe(
    states.vertex.job.parallelism,
    output.edges.map((partition, index): Ends => {
      const consumer = job.consumer(partition);
      const gate = consumer.input.edges.findIndex(
        ({ producer }) => producer === states.vertex.index,
      );
      return {
        isInUse: () => job.isPartitionInUse(task, index),
        knownOwn: () => output.mappings[index],
        own: () => job.outputMapping(task, index),
        knownOther: () => consumer.input.mappings[gate],
        other: () => job.inputMapping(consumer, gate),
      };
    }),
    job,
    false,
  );
  return output.descriptors;
}

function describe(
  parallelism: number,
  edges: readonly Ends[],
  job: JobChannels,
  isInput: boolean,
): Descriptors {
  const isKnown = edges.some(
    ({ knownOwn, knownOther }) => knownOwn() !== undefined || knownOther() !== undefined,
  );
  const { decisions, profile } = job.context;
  if (!isKnown && !decisions.describesUnmoved) {
    return Array.from({ length: parallelism }, () => null);
  }
  if (profile.channels.descriptors === 'redistributed') return asRedistributed(parallelism, edges);
  const isOfTask = profile.channels.descriptors === 'task';
  const gates = isOfTask ? taskOf(edges, isInput) : edges.map((ends) => gateOf(ends, job));
  return Array.from({ length: parallelism }, (_, subtask) => {
    const descriptor = gates.map((gate) => gate(subtask));
    const identities = descriptor.map(({ identity }) => identity);
    if (decisions.isNothingToTell(identities)) return null;
    return isOfTask ? descriptor.map((gate) => ({ ...gate, identity: null })) : descriptor;
  });
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
function taskOf(edges: readonly Ends[], isInput: boolean): ((subtask: number) => GateRescaling)[] {
  const known = edges.map(({ knownOwn }) => knownOwn()).find((mapping) => mapping !== undefined);
  const own = known ?? edges[0]!.own();
  const others = edges.map(({ other }) => other());
  const ambiguous = isInput ? edges.map(({ knownOwn }) => knownOwn()?.ambiguous ?? []) : [];
  const isIdentity = own.isIdentity && others.every((other) => other.isIdentity);
  return others.map((other) => (subtask: number) => {
    const oldSubtasks = own.rows[subtask]!;
    return {
      oldSubtasks,
      channelMapping: other.rows,
      ambiguousSubtasks: ambiguous.find((subtasks) => subtasks.length > 0) ?? [],
      identity: isIdentity || oldSubtasks.length === 0,
    };
  });
}

/** Before 1.13: what was redistributed, of the own end for all gates alike. */
function asRedistributed(parallelism: number, edges: readonly Ends[]): Descriptors {
  const own = edges.map(({ knownOwn }) => knownOwn()).find((mapping) => mapping !== undefined);
  const others = edges.map(({ knownOther }) => knownOther()?.rows ?? null);
  const isOtherKnown = others.some((mapping) => mapping !== null);
  return Array.from({ length: parallelism }, (_, subtask) => {
    const oldSubtasks = own?.rows[subtask] ?? [];
    if (oldSubtasks.length === 0 && !isOtherKnown) return null;
    return others.map((channelMapping) => ({
      oldSubtasks,
      channelMapping,
      ambiguousSubtasks: [],
      identity: null,
    }));
  });
}
