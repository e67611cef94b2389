/**
 * Gives in-flight data to subtasks. Flink: `StateAssignmentOperation#reDistributeInputChannelStates`,
 * `#reDistributeResultSubpartitionStates`.
 */
import type { ChannelStateHandle, SingleChannelStateHandle } from '../../../spec/model/handles.ts';
import { refuse } from '../refuse.ts';
import type { Gate, Partition } from './edges.ts';
import type { JobChannels } from './job-channels.ts';
import type { SubtaskMapping } from './subtask-mapping.ts';
import type { BySubtask, ChannelEnd, TaskChannels } from './task-channels.ts';
import { unmergedHandles } from './unmerge.ts';

/** The input of a vertex. */
export function redistributeInput(task: TaskChannels, job: JobChannels): void {
  const { decisions, profile } = job.context;
  const { input, states } = task;
  if (!takesPart(task, input, () => job.hasUpstreamOutput(task), job)) return;
  const { parallelism } = states.vertex.job;
  const edges = {
    hasFull: input.edges.some(({ edge }) => edge.downstreamMapper === 'FULL'),
    hasRescaledProducer: input.edges.some(
      (gate) => job.producer(gate).states.vertex.job.parallelism !== input.state.parallelism,
    ),
  };
  const keeps = decisions.keepsInput(input.state.parallelism, parallelism, edges, profile.channels);
  if (keeps) input.assigned = kept(input, job);
  else {
    redistribute(input, parallelism, job, {
      isInUse: (gate) => job.isGateInUse(task, gate),
      mapping: (gate) => job.inputMapping(task, gate),
    });
  }
}

/** The output of a vertex. */
export function redistributeOutput(task: TaskChannels, job: JobChannels): void {
  const { output, states } = task;
  if (!takesPart(task, output, () => job.hasDownstreamInput(task), job)) return;
  const { parallelism } = states.vertex.job;
  if (job.context.decisions.keepsOutput(output.state.parallelism, parallelism)) {
    output.assigned = kept(output, job);
  } else {
    redistribute(output, parallelism, job, {
      isInUse: (partition) => job.isPartitionInUse(task, partition),
      mapping: (partition) => job.outputMapping(task, partition),
    });
  }
}

/** Refuses data that is inside the chain, and tells whether there is anything to give out. */
function takesPart(
  task: TaskChannels,
  end: ChannelEnd<Gate> | ChannelEnd<Partition>,
  isNeighbourInUse: () => boolean,
  { context }: JobChannels,
): boolean {
  const { neighbours, checksIdleChains } = context.profile.channels;
  const isInUse = end.hasState || (neighbours === 'restored' && isNeighbourInUse());
  if (isInUse || checksIdleChains) refuseChained(task, end, context);
  return isInUse;
}

/** Flink: `StateAssignmentOperation#checkForUnsupportedToplogyChanges`. */
function refuseChained(
  { states }: TaskChannels,
  { operatorId, place }: ChannelEnd<Gate> | ChannelEnd<Partition>,
  context: JobChannels['context'],
): void {
  const { decisions, profile } = context;
  const inTheWay = states.operators.filter(
    ({ generated, state }) =>
      generated !== operatorId &&
      state.subtasks.some((entry) =>
        unmergedHandles(entry.state[place], context).some((handle) => decisions.isInTheWay(handle)),
      ),
  );
  if (inTheWay.length === 0) return;
  const operatorIds = inTheWay.map(({ generated }) => generated).join(', ');
  refuse('CHANNEL_STATE_CHAINED', profile, { operatorIds });
}

/** What each old subtask had, for the new one of its index. */
function kept(
  { state, place }: ChannelEnd<Gate> | ChannelEnd<Partition>,
  job: JobChannels,
): BySubtask {
  const { context } = job;
  const handles = Array.from(
    { length: state.parallelism },
    (): readonly ChannelStateHandle[] => [],
  );
  for (const { index, state: old } of state.subtasks) {
    const opened = unmergedHandles(old[place], context);
    handles[index] = context.decisions.keptHandles(opened, old[place]);
  }
  return handles;
}

interface Redistribution {
  readonly isInUse: (index: number) => boolean;
  readonly mapping: (index: number) => SubtaskMapping;
}

/** Flink: `MappingBasedRepartitioner#repartitionState`, for each gate or partition. */
function redistribute(
  end: ChannelEnd<Gate> | ChannelEnd<Partition>,
  parallelism: number,
  job: JobChannels,
  { isInUse, mapping }: Redistribution,
): void {
  const { decisions, profile } = job.context;
  const old = byEdge(end, job);
  const assigned = Array.from({ length: parallelism }, (): SingleChannelStateHandle[] => []);
  for (const index of end.edges.keys()) {
    if (decisions.passesOver(isInUse(index), profile.channels)) continue;
    const own = old[index]!;
    for (const [subtask, row] of mapping(index).rows.entries()) {
      for (const from of row) {
        for (const handle of own[from]!) assigned[subtask]!.push(handle);
      }
    }
    end.assigned = assigned;
  }
}

/** The handles of each gate, or partition, by old subtask; handles of none are left out. */
function byEdge(
  { edges, state, place }: ChannelEnd<Gate> | ChannelEnd<Partition>,
  { context }: JobChannels,
): readonly SingleChannelStateHandle[][][] {
  const parted = edges.map(() =>
    Array.from({ length: state.parallelism }, (): SingleChannelStateHandle[] => []),
  );
  for (const { index, state: old } of state.subtasks) {
    for (const handle of unmergedHandles(old[place], context)) {
      parted[context.decisions.edgeOf(handle, edges.length)]?.[index]!.push(handle);
    }
  }
  return parted;
}
