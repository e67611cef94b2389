/** Gives the in-flight data of a job to its tasks, as a release does it. */
import type { ChannelStateHandle } from '../../../spec/model/handles.ts';
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
export interface AssignedChannels extends Pick<SubtaskState, ChannelPlace> {
  /** How it was rescaled; `null` where there is nothing to tell. */
  readonly told: Told | null;
}

type Told = Omit<OperatorAssignment, 'operatorId' | 'state'>;

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

const NO_HANDLES: readonly ChannelStateHandle[] = Object.freeze([]);

const NOTHING: AssignedChannels = Object.freeze({
  inputChannelState: NO_HANDLES,
  resultSubpartitionState: NO_HANDLES,
  told: null,
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
    const givesOutput = isTail && !this.#recoversDownstream;
    return {
      inputChannelState: (isHead ? task.input.assigned?.[subtask] : undefined) ?? NO_HANDLES,
      resultSubpartitionState:
        (givesOutput ? task.output.assigned?.[subtask] : undefined) ?? NO_HANDLES,
      told: this.#told(task, isHead, isTail, subtask),
    };
  }

  /** Most tasks are told nothing, and there may be many of them. */
  #told(task: TaskChannels, isHead: boolean, isTail: boolean, subtask: number): Told | null {
    const input = isHead ? describeInput(task, this.#job)(subtask) : null;
    const buffers = isHead
      ? (this.#upstreamOutput.get(task.states.vertex.index)?.[subtask] ?? NO_HANDLES)
      : NO_HANDLES;
    const output = isTail ? describeOutput(task, this.#job)(subtask) : null;
    if (input === null && output === null && buffers.length === 0) return null;
    return {
      ...(input === null ? {} : { inputRescaling: input }),
      ...(output === null ? {} : { outputRescaling: output }),
      ...(buffers.length === 0 ? {} : { upstreamOutputBuffers: buffers }),
    };
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
    return state === undefined ? NOTHING : { ...state, told: null };
  }
}
