/** Gives the in-flight data of a job to its tasks, as a release does it. */
import type { OperatorAssignment } from '../../../spec/model/outcome.ts';
import type { OperatorId, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { VertexStates } from '../assign/vertex-states.ts';
import type { RestoreContext } from '../context.ts';
import { describeInput, describeOutput } from './describe.ts';
import { JobChannels } from './job-channels.ts';
import { recoverDownstream } from './recover-downstream.ts';
import type { UpstreamOutput } from './recover-downstream.ts';
import { redistributeInput, redistributeOutput } from './redistribute.ts';
import type { ChannelPlace, TaskChannels } from './task-channels.ts';
import { keepChannelState } from './unscaled.ts';

/** What one operator of one subtask gets of in-flight data, and is told of it. */
export interface AssignedChannels extends Omit<OperatorAssignment, 'operatorId' | 'state'> {
  readonly state: Pick<SubtaskState, ChannelPlace>;
}

/** The in-flight data of a job, given out vertex by vertex. */
export interface ChannelAssignment {
  /** What their neighbours' data makes of vertices that have no entries of their own. */
  neighbourhood(states: VertexStates): 'no' | 'assigned' | 'restored';
  /** Called for each vertex that is restored. May refuse. */
  redistribute(states: VertexStates): void;
  /** Called when all vertices have had their turn. May refuse. */
  finish(): void;
  /** What one subtask gets. May refuse. */
  assigned(states: VertexStates, operator: OperatorId, subtask: number): AssignedChannels;
}

/** @param all the states of the vertices that restart, in the order in which Flink visits them */
export function assignChannels(
  all: readonly VertexStates[],
  context: RestoreContext,
): ChannelAssignment {
  return context.decisions.rescalesInFlightData(context.profile.channels)
    ? new RescaledChannels(all, context)
    : new KeptChannels(context);
}

const NOTHING: AssignedChannels = Object.freeze({
  state: { inputChannelState: [], resultSubpartitionState: [] },
});

class RescaledChannels implements ChannelAssignment {
  readonly #all: readonly VertexStates[];
  readonly #job: JobChannels;
  readonly #recoversDownstream: boolean;
  #upstreamOutput: UpstreamOutput = new Map();

  constructor(all: readonly VertexStates[], context: RestoreContext) {
    const { decisions, profile, request } = context;
    this.#all = all;
    this.#job = new JobChannels(all, context);
    this.#recoversDownstream = decisions.recoversOutputDownstream(
      request.settings.recoversOutputDownstream,
      profile.channels,
    );
  }

  neighbourhood(states: VertexStates): 'no' | 'assigned' | 'restored' {
    return this.#job.neighbourhood(this.#job.of(states));
  }

  redistribute(states: VertexStates): void {
    const task = this.#job.of(states);
    redistributeInput(task, this.#job);
    redistributeOutput(task, this.#job);
  }

  finish(): void {
    if (!this.#recoversDownstream) return;
    const tasks = this.#all.map((states) => this.#job.of(states));
    this.#upstreamOutput = recoverDownstream(tasks, this.#job);
  }

  assigned(states: VertexStates, operator: OperatorId, subtask: number): AssignedChannels {
    const task = this.#job.of(states);
    const isHead = task.input.operatorId === operator;
    const isTail = task.output.operatorId === operator;
    if (!isHead && !isTail) return NOTHING;
    const output = isTail && !this.#recoversDownstream ? task.output.assigned?.[subtask] : [];
    return {
      state: {
        inputChannelState: (isHead ? task.input.assigned?.[subtask] : []) ?? [],
        resultSubpartitionState: output ?? [],
      },
      ...(isHead ? this.#toldOfInput(task, subtask) : {}),
      ...(isTail ? this.#toldOfOutput(task, subtask) : {}),
    };
  }

  #toldOfInput(task: TaskChannels, subtask: number): Omit<AssignedChannels, 'state'> {
    const inputRescaling = describeInput(task, this.#job)(subtask);
    const buffers = this.#upstreamOutput.get(task.states.vertex.index)?.[subtask] ?? [];
    return {
      ...(inputRescaling === null ? {} : { inputRescaling }),
      ...(buffers.length === 0 ? {} : { upstreamOutputBuffers: buffers }),
    };
  }

  #toldOfOutput(task: TaskChannels, subtask: number): Omit<AssignedChannels, 'state'> {
    const outputRescaling = describeOutput(task, this.#job)(subtask);
    return outputRescaling === null ? {} : { outputRescaling };
  }
}

/** Before 1.12: every operator of a chain keeps what it had. */
class KeptChannels implements ChannelAssignment {
  readonly #context: RestoreContext;
  readonly #kept = new Map<OperatorId, readonly Pick<SubtaskState, ChannelPlace>[]>();

  constructor(context: RestoreContext) {
    this.#context = context;
  }

  neighbourhood(): 'no' {
    return 'no';
  }

  redistribute({ operators, vertex }: VertexStates): void {
    const { parallelism } = vertex.job;
    const keep = (place: ChannelPlace) =>
      operators.map(({ state }) => keepChannelState(state, place, parallelism, this.#context));
    const input = keep('inputChannelState');
    const output = keep('resultSubpartitionState');
    for (const [index, { generated }] of operators.entries()) {
      const kept = Array.from({ length: parallelism }, (_, subtask) => ({
        inputChannelState: input[index]![subtask] ?? [],
        resultSubpartitionState: output[index]![subtask] ?? [],
      }));
      this.#kept.set(generated, kept);
    }
  }

  finish(): void {}

  assigned(_states: VertexStates, operator: OperatorId, subtask: number): AssignedChannels {
    const state = this.#kept.get(operator)?.[subtask];
    return state === undefined ? NOTHING : { state };
  }
}
