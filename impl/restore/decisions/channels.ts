/** Decisions while in-flight data is given to tasks. Flink: `TaskStateAssignment`. */
import { UPPER_BOUND_MAX_PARALLELISM } from '../../../spec/model/job.ts';
import type { SubtaskStateMapper } from '../../../spec/model/job.ts';
import type {
  ChannelStateHandle,
  MergedChannelStateHandle,
  SingleChannelStateHandle,
} from '../../../spec/model/handles.ts';
import type { RescaleMapping } from '../../../spec/model/rescaling.ts';
import type { ChannelBehaviour } from '../../../spec/profiles/channel-differences.ts';
import { ASSIGN_DECISIONS } from './assign.ts';

/** Decision points of in-flight data, input and output alike. */
export interface ChannelDecisions {
  /** Whether in-flight data is redistributed at all; otherwise every operator keeps its own. */
  rescalesInFlightData(behaviour: ChannelBehaviour): boolean;
  /** The bytes of a merged handle that are read as its channels. */
  mergedContent(handle: MergedChannelStateHandle): Uint8Array;
  /** What a subtask gets that keeps its data: the channels that were merged, or the merged handles. */
  keptHandles(
    opened: readonly SingleChannelStateHandle[],
    merged: readonly ChannelStateHandle[],
  ): readonly ChannelStateHandle[];
  /** Whether a handle counts as in-flight data. */
  countsAsInFlight(handle: SingleChannelStateHandle, behaviour: ChannelBehaviour): boolean;
  /** Whether a vertex takes part whose producers, or whose consumers, left data on the edge. */
  neighbourTakesPart(
    left: { readonly upstreamOutput: boolean; readonly downstreamInput: boolean },
    behaviour: ChannelBehaviour,
  ): 'no' | 'assigned' | 'restored';
  /** Whether a handle inside a chain is in the way of what the chain's end is given. */
  isInTheWay(handle: SingleChannelStateHandle): boolean;
  /** Whether a release cannot redistribute a handle although the parallelism changed. */
  refusesRescaling(
    handle: SingleChannelStateHandle,
    oldParallelism: number,
    newParallelism: number,
  ): boolean;
  /** Whether the subtasks keep the input that they had. */
  keepsInput(
    oldParallelism: number,
    newParallelism: number,
    edges: { readonly hasFull: boolean; readonly hasRescaledProducer: boolean },
    behaviour: ChannelBehaviour,
  ): boolean;
  /** Whether the subtasks keep the output that they had. */
  keepsOutput(oldParallelism: number, newParallelism: number): boolean;
  /** Whether a gate or a partition is passed over. */
  passesOver(hasInFlightData: boolean, behaviour: ChannelBehaviour): boolean;
  /** To which gate, or partition, of so many a handle belongs. */
  edgeOf(handle: SingleChannelStateHandle, count: number): number;
  /** Whether a mapper has no mapping. */
  isUnsupported(mapper: SubtaskStateMapper): boolean;
  /** For each new subtask the old ones that it reads. Flink: `getNewToOldSubtasksMapping`. */
  oldSubtasks(
    mapper: SubtaskStateMapper,
    oldParallelism: number,
    newParallelism: number,
  ): RescaleMapping;
  /** Whether old subtasks may go to several new ones. Flink: `SubtaskStateMapper#isAmbiguous`. */
  isAmbiguous(mapper: SubtaskStateMapper): boolean;
  /** Whether the mappings of two gates, or partitions, of one task may differ. */
  mayDiffer(behaviour: ChannelBehaviour): boolean;
  /** Whether a subtask is told nothing, all its gates or partitions being identities. */
  isNothingToTell(identities: readonly (boolean | null)[]): boolean;
  /** Whether tasks are told of data that was not redistributed. */
  readonly describesUnmoved: boolean;
  /** The old subtasks that a subtask is told of, from those that it takes over. */
  toldOldSubtasks(row: readonly number[], subtask: number): readonly number[];
  /** The mapping that a subtask is told of: that of its own end of the edge, or of the other one. */
  toldMapping(own: RescaleMapping, other: RescaleMapping): RescaleMapping;
  /** The new subtasks that recover output, from those that take over whom it was written for. */
  recoveringSubtasks(targets: readonly number[], oldSubtask: number): readonly number[];
  /** Whether output that nobody takes over is refused. */
  readonly refusesUnmappedOutput: boolean;
  /** Whether output is recovered by the tasks that were to read it. */
  recoversOutputDownstream(setting: boolean, behaviour: ChannelBehaviour): boolean;
}

/** What Flink decides there. */
export const CHANNEL_DECISIONS: ChannelDecisions = {
  rescalesInFlightData: ({ rescales }) => rescales,
  mergedContent: ({ serializedChannelOffsets }) => serializedChannelOffsets,
  keptHandles: (opened) => opened,
  countsAsInFlight: ({ offsets }, { countsEmptyHandles }) =>
    countsEmptyHandles || offsets.length > 0,
  neighbourTakesPart({ upstreamOutput, downstreamInput }, { neighbours }) {
    if (neighbours === 'restored') return upstreamOutput || downstreamInput ? 'restored' : 'no';
    return neighbours === 'assigned' && upstreamOutput ? 'assigned' : 'no';
  },
  isInTheWay: ({ offsets }) => offsets.length > 0,
  refusesRescaling: ({ offsets }, oldParallelism, newParallelism) =>
    oldParallelism !== newParallelism && offsets.length > 0,
  keepsInput: (oldParallelism, newParallelism, edges, { redistributesFull }) =>
    oldParallelism === newParallelism &&
    !(redistributesFull && edges.hasFull && edges.hasRescaledProducer),
  keepsOutput: (oldParallelism, newParallelism) => oldParallelism === newParallelism,
  passesOver: (hasInFlightData, { passesOverIdleGates }) => passesOverIdleGates && !hasInFlightData,
  // Of a single gate Flink asks not whose data it is.
  edgeOf: ({ info }, count) => (count === 1 ? 0 : info.first),
  isUnsupported: (mapper) => mapper === 'UNSUPPORTED',
  oldSubtasks: (mapper, oldParallelism, newParallelism) =>
    MAPPERS[mapper](oldParallelism, newParallelism),
  isAmbiguous: (mapper) => mapper === 'FULL' || mapper === 'RANGE',
  mayDiffer: ({ mapsAllGatesAlike }) => !mapsAllGatesAlike,
  isNothingToTell: (identities) => identities.every((identity) => identity === true),
  describesUnmoved: false,
  toldOldSubtasks: (row) => row,
  toldMapping: (_own, other) => other,
  recoveringSubtasks: (targets) => targets,
  refusesUnmappedOutput: true,
  recoversOutputDownstream: (setting, { recoversOutputDownstream }) =>
    setting && recoversOutputDownstream,
};

type Mapper = (oldParallelism: number, newParallelism: number) => RescaleMapping;

const NONE: readonly number[] = [];

/** Flink: the constants of `SubtaskStateMapper`. */
const MAPPERS: Readonly<Record<SubtaskStateMapper, Mapper>> = {
  ARBITRARY: inTurn,
  ROUND_ROBIN: inTurn,
  FIRST: (old, current) => rows(current, (subtask) => (subtask === 0 ? span(0, old - 1) : NONE)),
  FULL(old, current) {
    const all = span(0, old - 1);
    return rows(current, () => all);
  },
  RANGE: (old, current) =>
    rows(current, (subtask) => {
      const range = ASSIGN_DECISIONS.keyGroupRange(UPPER_BOUND_MAX_PARALLELISM, current, subtask);
      return span(ownerOf(range.start, old), ownerOf(range.end, old));
    }),
  // Refused before anybody asks.
  UNSUPPORTED: (_old, current) => rows(current, () => NONE),
};

function inTurn(oldParallelism: number, newParallelism: number): RescaleMapping {
  return rows(newParallelism, (subtask) => {
    const turns: number[] = [];
    for (let old = subtask; old < oldParallelism; old += newParallelism) turns.push(old);
    return turns;
  });
}

/** Flink: `KeyGroupRangeAssignment#computeOperatorIndexForKeyGroup`. */
function ownerOf(keyGroup: number, parallelism: number): number {
  return Math.floor((keyGroup * parallelism) / UPPER_BOUND_MAX_PARALLELISM);
}

function rows(count: number, row: (subtask: number) => readonly number[]): RescaleMapping {
  return Array.from({ length: count }, (_, subtask) => row(subtask));
}

function span(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
