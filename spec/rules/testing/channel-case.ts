/** Two vertices in a row with in-flight data between them, and answers, for tests of rules. */
import type { RestoreCase } from '../../model/case.ts';
import type { MergedChannelStateHandle, SingleChannelStateHandle } from '../../model/handles.ts';
import type { JobEdge, JobVertex, SubtaskStateMapper } from '../../model/job.ts';
import type { OperatorAssignment, VertexOutcome } from '../../model/outcome.ts';
import type { RescaleMapping, RescalingDescriptor } from '../../model/rescaling.ts';
import type { RestoreRequest } from '../../model/request.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import type { OperatorState, SubtaskState } from '../../model/snapshot.ts';
import {
  id,
  operator,
  pair,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import type { JudgedAnswer } from '../rule.ts';
import { restoredWith } from './judge.ts';

/** One channel's data, of the old subtask, in a file of its own. */
export function channel(
  subtask: number,
  [first, second]: readonly [number, number] = [0, 0],
  buffers = 1,
): SingleChannelStateHandle {
  return {
    kind: 'channel',
    subtaskIndex: subtask,
    info: { first, second },
    offsets: Array.from({ length: buffers }, (_, at) => BigInt(8 * at)),
    size: BigInt(8 * buffers),
    delegate: { kind: 'file', path: `file:/state/${subtask}-${first}-${second}`, size: 1n },
  };
}

/** The first so many channels of gate or partition 0 in one handle, one buffer in each. */
export function merged(subtask: number, channels: number): MergedChannelStateHandle {
  const view = new DataView(new ArrayBuffer(4 + channels * 28));
  view.setInt32(0, channels);
  for (let second = 0; second < channels; second++) {
    view.setInt32(4 + second * 28 + 4, second);
    view.setBigInt64(4 + second * 28 + 8, 8n);
    view.setInt32(4 + second * 28 + 16, 1);
  }
  return {
    kind: 'mergedChannel',
    subtaskIndex: subtask,
    size: BigInt(8 * channels),
    delegate: { kind: 'file', path: `file:/state/merged-${subtask}`, size: 1n },
    serializedChannelOffsets: new Uint8Array(view.buffer),
  };
}

/** An edge that is rescaled in this way. */
export function edge(
  upstreamMapper: SubtaskStateMapper,
  downstreamMapper: SubtaskStateMapper,
  producer = 0,
): JobEdge {
  return { producer, pattern: 'ALL_TO_ALL', upstreamMapper, downstreamMapper };
}

/** How many subtasks a vertex has, and what each old one left; `null` for an operator without state. */
interface Side {
  readonly now: number;
  readonly old?: readonly Partial<SubtaskState>[] | null;
}

interface Parts {
  readonly producer: Side;
  readonly consumer: Side;
  readonly edges?: readonly JobEdge[];
  readonly settings?: Partial<RestoreRequest['settings']>;
}

/** The producer is vertex 1 with operator 1, the consumer vertex 2 with operators 3 (tail) and 2 (head). */
export function channelCase({ producer, consumer, edges, settings }: Parts): RestoreCase {
  const states = [state(1, producer), state(2, consumer)].filter((one) => one !== null);
  return restoreCase(snapshot(states), {
    vertices: jobOf(producer.now, consumer.now, edges),
    ...(settings === undefined ? {} : { settings }),
  });
}

function jobOf(
  producers: number,
  consumers: number,
  edges: readonly JobEdge[] = [edge('ARBITRARY', 'ROUND_ROBIN')],
): readonly JobVertex[] {
  return [
    vertex(1, { parallelism: producers }),
    vertex(2, { parallelism: consumers, operators: [pair(id(3)), pair(id(2))], inputs: edges }),
  ];
}

function state(number: number, { now, old = [] }: Side): OperatorState | null {
  if (old === null) return null;
  return operator(number, {
    parallelism: Math.max(old.length, 1),
    subtasks:
      old.length === 0 ? subtasks(...Array.from({ length: now }, () => ({}))) : subtasks(...old),
    ...(old.length === 0 ? { parallelism: now } : {}),
  });
}

/** Input of old subtasks, each with its data. */
export function input(...bySubtask: (readonly SubtaskState['inputChannelState'][number][])[]) {
  return bySubtask.map((inputChannelState) => ({ inputChannelState }));
}

/** Output of old subtasks, each with its data. */
export function output(...bySubtask: (readonly SubtaskState['inputChannelState'][number][])[]) {
  return bySubtask.map((resultSubpartitionState) => ({ resultSubpartitionState }));
}

/** What an operator of a subtask got, and was told; `null` for a task that was not restored. */
export type Given =
  (Partial<SubtaskState> & Omit<Partial<OperatorAssignment>, 'state' | 'operatorId'>) | null;

/** An answer in which the operators 1 and 2, by subtask, were given this. */
export function given(
  producer: readonly Given[],
  consumer: readonly Given[],
): JudgedAnswer<'restore'> {
  return restoredWith({ vertices: [outcomeOf(1, producer), outcomeOf(2, consumer)] });
}

function outcomeOf(number: number, bySubtask: readonly Given[]): VertexOutcome {
  return {
    id: id(1000 + number),
    parallelism: bySubtask.length,
    maxParallelism: 128,
    subtasks: bySubtask.map((one) => {
      if (one === null) return null;
      const { inputRescaling, outputRescaling, upstreamOutputBuffers, ...assigned } = one;
      const assignment: OperatorAssignment = {
        operatorId: id(number),
        state: { ...EMPTY_SUBTASK_STATE, ...assigned },
        ...(inputRescaling === undefined ? {} : { inputRescaling }),
        ...(outputRescaling === undefined ? {} : { outputRescaling }),
        ...(upstreamOutputBuffers === undefined ? {} : { upstreamOutputBuffers }),
      };
      return { checkpointId: 7n, finishedOnRestore: false, operators: [assignment] };
    }),
  };
}

/** What a subtask is told of its one gate or partition. */
export function told(
  oldSubtasks: readonly number[],
  channelMapping: RescaleMapping | null,
  ambiguousSubtasks: readonly number[] = [],
): RescalingDescriptor {
  return [{ oldSubtasks, channelMapping, ambiguousSubtasks, identity: false }];
}
