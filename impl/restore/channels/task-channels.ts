/** The in-flight data of one vertex while it is given to its tasks. Flink: `TaskStateAssignment`. */
import type { ChannelStateHandle } from '../../../spec/model/handles.ts';
import type { RescalingDescriptor } from '../../../spec/model/rescaling.ts';
import type { OperatorId, OperatorState } from '../../../spec/model/snapshot.ts';
import type { VertexStates } from '../assign/vertex-states.ts';
import type { RestoreContext } from '../context.ts';
import type { Gate, Partition, VertexEdges } from './edges.ts';
import type { SubtaskMapping } from './subtask-mapping.ts';
import { unmergedHandles } from './unmerge.ts';

/** Where a subtask has in-flight data. */
export type ChannelPlace = 'inputChannelState' | 'resultSubpartitionState';

/** One list of handles for each subtask. */
export type BySubtask = readonly (readonly ChannelStateHandle[])[];

/** The input or the output of a vertex. Input belongs to the chain's head, output to its tail. */
export class ChannelEnd<Edge extends Gate | Partition> {
  readonly place: ChannelPlace;
  /** The generated ID of the operator whose data it is. */
  readonly operatorId: OperatorId;
  /** What that operator found in the snapshot. */
  readonly state: OperatorState;
  /** Its gates, or its partitions. */
  readonly edges: readonly Edge[];
  /** Gates, or partitions, that have in-flight data; nobody asks where handles count unopened. */
  readonly inUse: ReadonlySet<number>;
  readonly #isUnopened: boolean;
  /** How its subtasks are mapped, by gate or partition, as far as anybody has asked. */
  readonly mappings: (SubtaskMapping | undefined)[] = [];
  /** What each new subtask gets; `undefined` where nothing is given out. */
  assigned: BySubtask | undefined;
  /** What each new subtask is told, `null` for nothing; `undefined` until anybody asks. */
  descriptors: ((subtask: number) => RescalingDescriptor | null) | undefined;

  constructor(
    place: ChannelPlace,
    operatorId: OperatorId,
    states: VertexStates,
    edges: readonly Edge[],
    context: RestoreContext,
  ) {
    const { decisions, profile } = context;
    this.place = place;
    this.operatorId = operatorId;
    this.state = states.operators.find(({ generated }) => generated === operatorId)!.state;
    this.edges = edges;
    const had = this.state.subtasks.flatMap((entry) => entry.state[place]);
    this.#isUnopened = profile.channels.countsUnopenedHandles && had.length > 0;
    this.inUse = new Set(
      (this.#isUnopened ? [] : unmergedHandles(had, context))
        .filter((handle) => decisions.countsAsInFlight(handle, profile.channels))
        .map(({ info }) => info.first),
    );
  }

  get hasState(): boolean {
    return this.#isUnopened || this.inUse.size > 0;
  }
}

/** A vertex. */
export interface TaskChannels {
  readonly states: VertexStates;
  readonly input: ChannelEnd<Gate>;
  readonly output: ChannelEnd<Partition>;
}

/** What a vertex finds in the snapshot at both ends of its chain. */
export function taskChannels(
  states: VertexStates,
  { gates, partitions }: VertexEdges,
  context: RestoreContext,
): TaskChannels {
  const { operators } = states.vertex.job;
  const head = operators.at(-1)!.generated;
  const tail = operators[0]!.generated;
  return {
    states,
    input: new ChannelEnd('inputChannelState', head, states, gates, context),
    output: new ChannelEnd('resultSubpartitionState', tail, states, partitions, context),
  };
}
