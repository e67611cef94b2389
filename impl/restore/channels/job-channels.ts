/** The in-flight data of a job while it is given to its tasks. */
import type { RestoreContext } from '../context.ts';
import type { VertexStates } from '../assign/vertex-states.ts';
import { refuse } from '../refuse.ts';
import type { Gate, Partition } from './edges.ts';
import { edgesOf } from './edges.ts';
import { SubtaskMapping } from './subtask-mapping.ts';
import type { ChannelEnd, TaskChannels } from './task-channels.ts';
import { taskChannels } from './task-channels.ts';

/** The vertices of a job with their in-flight data, each knowing its neighbours through this. */
export class JobChannels {
  readonly context: RestoreContext;
  readonly #tasks: TaskChannels[] = [];

  /**
   * @param all the states of the vertices that restart, in the order in which Flink visits them. Whoever
   * exchanges data with one of them is among them too: a region is connected with nothing else.
   */
  constructor(all: readonly VertexStates[], context: RestoreContext) {
    this.context = context;
    const edges = edgesOf(context.request.job);
    for (const states of all) {
      const { index } = states.vertex;
      this.#tasks[index] = taskChannels(states, edges[index]!, context);
    }
  }

  of({ vertex }: VertexStates): TaskChannels {
    return this.#tasks[vertex.index]!;
  }

  producer({ producer }: Gate): TaskChannels {
    return this.#tasks[producer]!;
  }

  consumer({ consumer }: Partition): TaskChannels {
    return this.#tasks[consumer]!;
  }

  /** Flink: `TaskStateAssignment#hasUpstreamOutputStates`. */
  hasUpstreamOutput({ input }: TaskChannels): boolean {
    return input.edges.some((gate) => this.producer(gate).output.hasState);
  }

  /** Flink: `TaskStateAssignment#hasDownstreamInputStates`. */
  hasDownstreamInput({ output }: TaskChannels): boolean {
    return output.edges.some((partition) => this.consumer(partition).input.hasState);
  }

  /** What its neighbours' data makes of a vertex that has no entries of its own. */
  neighbourhood(task: TaskChannels): 'no' | 'assigned' | 'restored' {
    const { decisions, profile } = this.context;
    const left = {
      upstreamOutput: this.hasUpstreamOutput(task),
      downstreamInput: this.hasDownstreamInput(task),
    };
    return decisions.neighbourTakesPart(left, profile.channels);
  }

  /** Flink: `TaskStateAssignment#hasInFlightDataForInputGate`. */
  isGateInUse({ input }: TaskChannels, index: number): boolean {
    const gate = input.edges[index]!;
    return input.inUse.has(index) || this.producer(gate).output.inUse.has(gate.partition);
  }

  /** Flink: `TaskStateAssignment#hasInFlightDataForResultPartition`. */
  isPartitionInUse({ output }: TaskChannels, index: number): boolean {
    const partition = output.edges[index]!;
    return output.inUse.has(index) || this.consumer(partition).input.inUse.has(partition.gate);
  }

  /**
   * The mapping of a gate or partition, where anybody has asked for it. Where tasks have one mapping
   * for all, anybody's will do.
   */
  knownMapping(
    { mappings }: ChannelEnd<Gate> | ChannelEnd<Partition>,
    index: number,
  ): SubtaskMapping | undefined {
    if (this.context.profile.channels.descriptors !== 'task') return mappings[index];
    return mappings.find((mapping) => mapping !== undefined);
  }

  /** Flink: `TaskStateAssignment#getInputMapping`. */
  inputMapping({ input, states }: TaskChannels, index: number): SubtaskMapping {
    return this.#mapping(input, index, states, 'downstreamMapper');
  }

  /** Flink: `TaskStateAssignment#getOutputMapping`. */
  outputMapping({ output, states }: TaskChannels, index: number): SubtaskMapping {
    return this.#mapping(output, index, states, 'upstreamMapper');
  }

  /** Computed once for each gate and partition: later ones ask for it again and again. */
  #mapping(
    end: ChannelEnd<Gate> | ChannelEnd<Partition>,
    index: number,
    { vertex }: VertexStates,
    side: 'upstreamMapper' | 'downstreamMapper',
  ): SubtaskMapping {
    const known = end.mappings[index];
    if (known !== undefined) return known;
    const { decisions, profile } = this.context;
    const mapper = end.edges[index]!.edge[side];
    // Of the two exceptions of the code, that of the releases that rescale.
    if (decisions.isUnsupported(mapper)) refuse('CHANNEL_STATE_NOT_RESCALABLE', profile);
    const { parallelism: old } = end.state;
    const rows = decisions.oldSubtasks(mapper, old, vertex.job.parallelism);
    const mapping = new SubtaskMapping(rows, old, decisions.isAmbiguous(mapper));
    const earlier = end.mappings.find((other) => other !== undefined);
    if (earlier !== undefined && !decisions.mayDiffer(profile.channels)) {
      if (!earlier.equals(mapping)) refuse('CHANNEL_MAPPINGS_INCOMPATIBLE', profile);
    }
    end.mappings[index] = mapping;
    return mapping;
  }
}
