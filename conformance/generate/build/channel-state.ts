/** In-flight data of one subtask. */
import type {
  ChannelStateHandle,
  SingleChannelStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { ChannelPlan, MergedPlan } from '../draft/channel-draft.ts';
import type { BuildContext } from './context.ts';
import type { Graph } from './graph.ts';
import type { Place } from './keyed-state.ts';
import { streamHandle } from './stream-handles.ts';

/** The tasks at the other ends of a vertex's edges, in the order of its gates or partitions. */
export interface Neighbours {
  /** The producers' parallelisms. */
  readonly input: readonly number[];
  /** The consumers' parallelisms. */
  readonly output: readonly number[];
}

/** The neighbours of each vertex, in the order of the graph. */
export function neighboursOf(graph: Graph): readonly Neighbours[] {
  const parallelism = new Map(graph.map((vertex) => [vertex.key, vertex.parallelism]));
  return graph.map(({ key, inputs }) => ({
    input: inputs.map(({ producer }) => parallelism.get(producer)!),
    output: graph.flatMap((consumer) =>
      consumer.inputs.filter(({ producer }) => producer === key).map(() => consumer.parallelism),
    ),
  }));
}

/** The handles of one subtask at one end. All its data is in one file. */
export function channelHandles(
  plan: ChannelPlan,
  subtask: number,
  neighbours: readonly number[],
  place: Place,
  context: BuildContext,
): readonly ChannelStateHandle[] {
  const delegate = streamHandle('file', place.name, place.number, context);
  const handles = singleHandles(plan, subtask, neighbours, delegate, context);
  const { merged } = plan;
  if (merged === null || !context.reads.mergedChannels || handles.length === 0) return handles;
  return [
    {
      kind: 'mergedChannel',
      subtaskIndex: subtask,
      size: handles.reduce((sum, { size }) => sum + size, 0n),
      delegate,
      serializedChannelOffsets: mergedBytes(handles, merged),
    },
  ];
}

const BUFFER_COUNTS = [1, 2, 0, null] as const;

/** In bytes. */
const BUFFER_SIZE = 8n;

function singleHandles(
  plan: ChannelPlan,
  subtask: number,
  neighbours: readonly number[],
  delegate: StreamStateHandle,
  { reads }: BuildContext,
): SingleChannelStateHandle[] {
  const buffers = BUFFER_COUNTS[(plan.buffers >> (2 * (subtask % 3))) & 3]!;
  if (buffers === null) return [];
  const handles: SingleChannelStateHandle[] = [];
  let position = 0n;
  for (const info of channelsOf(plan, subtask, neighbours)) {
    const offsets = Array.from({ length: buffers }, (_, at) => position + BigInt(at) * BUFFER_SIZE);
    const size = BUFFER_SIZE * BigInt(buffers);
    position += size;
    const subtaskIndex = reads.channelSubtasks ? subtask : null;
    handles.push({ kind: 'channel', subtaskIndex, info, offsets, size, delegate });
  }
  return handles;
}

/** One or two channels of each gate or partition that has any, and those that nobody knows. */
function channelsOf(
  { edges, second, stray }: ChannelPlan,
  subtask: number,
  neighbours: readonly number[],
): SingleChannelStateHandle['info'][] {
  const channels = neighbours.flatMap((parallelism, first) => {
    if (((edges >> first) & 1) === 0) return [];
    const one = { first, second: subtask % parallelism };
    const two = { first, second: (subtask + 1) % parallelism };
    const strayed = { first, second: parallelism };
    return [
      one,
      ...(second && parallelism > 1 ? [two] : []),
      ...(stray === 'channel' ? [strayed] : []),
    ];
  });
  return stray === 'edge' ? [...channels, { first: neighbours.length, second: 0 }] : channels;
}

/** Flink: `AbstractMergedChannelStateHandle#serializeChannelOffsets`. */
function mergedBytes(handles: readonly SingleChannelStateHandle[], plan: MergedPlan): Uint8Array {
  if (plan === 'none') return intBytes(0);
  const parts = handles.flatMap(({ info, size, offsets }) => [
    intBytes(info.first),
    intBytes(info.second),
    longBytes(size),
    intBytes(plan === 'negative' ? -1 : offsets.length),
    ...offsets.map(longBytes),
  ]);
  const bytes = concatenated([intBytes(handles.length), ...parts]);
  switch (plan) {
    case 'cut':
      return bytes.subarray(0, bytes.length - 3);
    case 'followed':
      return Uint8Array.from([...bytes, 0xff, 0xff]);
    default:
      return bytes;
  }
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function intBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

function longBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value);
  return bytes;
}
