/** Where in a job in-flight data belongs, and what becomes of it. Flink: `TaskStateAssignment`. */
import type { RestoreCase } from '../../../model/case.ts';
import type { SingleChannelStateHandle } from '../../../model/handles.ts';
import type { JobVertex, SubtaskStateMapper } from '../../../model/job.ts';
import type { OperatorId, SubtaskEntry, SubtaskState } from '../../../model/snapshot.ts';
import type { Profile } from '../../../profiles/profile.ts';
import { hasEntries, settledVertices } from '../restored-vertices.ts';
import type { FoundState, RestoredVertex } from '../restored-vertices.ts';
import { unmerged } from './unmerged.ts';

/** Where a subtask has in-flight data. */
export type ChannelPlace = 'inputChannelState' | 'resultSubpartitionState';

/** An edge, seen from one of its ends. */
export interface EndEdge {
  /** How this end is rescaled over it. */
  readonly mapper: SubtaskStateMapper;
  /** The vertex at the other end, by its index in the job. */
  readonly neighbour: number;
  /** Which of that vertex's gates, or partitions, it is there. */
  readonly index: number;
}

/** The input of a vertex, which is its chain's head's, or the output, which is its tail's. */
export interface ChannelEnd {
  readonly vertex: JobVertex;
  readonly place: ChannelPlace;
  readonly generated: OperatorId;
  /** The parallelism that its data was written with; the vertex's where the snapshot has none. */
  readonly oldParallelism: number;
  /** The vertex's gates, or its partitions. */
  readonly edges: readonly EndEdge[];
  /** By old subtask. */
  readonly handles: ReadonlyMap<number, readonly SingleChannelStateHandle[]>;
  /** The gates, or partitions, that have in-flight data. */
  readonly inUse: ReadonlySet<number>;
}

/** A vertex with both ends of its chain. */
export interface ChannelVertex extends RestoredVertex {
  readonly input: ChannelEnd;
  readonly output: ChannelEnd;
}

/** All vertices of a job, in its order. */
export type ChannelJob = readonly ChannelVertex[];

/**
 * The vertices of a case with their in-flight data; `null` where not all of it is settled, where it is
 * ignored, and where merged handles cannot be opened.
 */
export function channelJob(subject: RestoreCase, profile: Profile): ChannelJob | null {
  const last = known.get(subject);
  if (last?.profile === profile) return last.job;
  const job = findJob(subject, profile);
  known.set(subject, { profile, job });
  return job;
}

/** Many rules ask for the vertices of one case in turn. */
const known = new WeakMap<
  RestoreCase,
  { readonly profile: Profile; readonly job: ChannelJob | null }
>();

function findJob(subject: RestoreCase, profile: Profile): ChannelJob | null {
  const { job, settings } = subject.request;
  const vertices = settledVertices(subject, profile);
  if (vertices.length === 0 || vertices.length !== job.vertices.length) return null;
  const isIgnored = settings.ignoredInFlightDataOf === subject.snapshot!.checkpointId;
  if (isIgnored && profile.restore.ignoresInFlightData) return null;
  const entries = subject.snapshot!.operators.flatMap(({ subtasks }) => subtasks);
  if (entries.some(({ finished, state }) => finished || !canBeOpened(state))) return null;
  if (profile.channels.countsUnopenedHandles && entries.some(hasEmptyMerged)) return null;
  const edges = edgesOf(vertices.map(({ vertex }) => vertex));
  return vertices.map((restored, index) => ({
    vertex: restored.vertex,
    operators: restored.operators,
    input: endOf(restored, 'inputChannelState', edges[index]!.input, profile),
    output: endOf(restored, 'resultSubpartitionState', edges[index]!.output, profile),
  }));
}

function canBeOpened(state: SubtaskState): boolean {
  return (
    unmerged(state.inputChannelState) !== null && unmerged(state.resultSubpartitionState) !== null
  );
}

/** Whether a handle holds no channel, so that it does not show whose in-flight data it is. */
function hasEmptyMerged({ state }: SubtaskEntry): boolean {
  return [...state.inputChannelState, ...state.resultSubpartitionState].some(
    (handle) => unmerged([handle])?.length === 0,
  );
}

function edgesOf(
  vertices: readonly JobVertex[],
): readonly { readonly input: EndEdge[]; readonly output: EndEdge[] }[] {
  const ends = vertices.map(() => ({ input: [] as EndEdge[], output: [] as EndEdge[] }));
  vertices.forEach(({ inputs }, consumer) => {
    inputs.forEach(({ producer, upstreamMapper, downstreamMapper }, gate) => {
      const partition = ends[producer]!.output.length;
      ends[producer]!.output.push({ mapper: upstreamMapper, neighbour: consumer, index: gate });
      ends[consumer]!.input.push({
        mapper: downstreamMapper,
        neighbour: producer,
        index: partition,
      });
    });
  });
  return ends;
}

function endOf(
  { vertex, operators }: RestoredVertex,
  place: ChannelPlace,
  edges: readonly EndEdge[],
  { channels }: Profile,
): ChannelEnd {
  const { generated } = vertex.operators.at(place === 'inputChannelState' ? -1 : 0)!;
  const state = operators.findLast((found) => found.generated === generated)?.state ?? null;
  const handles = new Map(
    (state?.subtasks ?? []).map(({ index, state: old }) => [index, unmerged(old[place])!]),
  );
  const counted = [...handles.values()]
    .flat()
    .filter(({ offsets }) => channels.countsEmptyHandles || offsets.length > 0);
  return {
    vertex,
    place,
    generated,
    oldParallelism: state?.parallelism ?? vertex.parallelism,
    edges,
    handles,
    inUse: new Set(counted.map(({ info }) => info.first)),
  };
}

/** Both ends of all vertices. */
export function endsOf(job: ChannelJob): readonly ChannelEnd[] {
  return job.flatMap(({ input, output }) => [input, output]);
}

/** The other end of an edge. */
export function otherEnd(job: ChannelJob, end: ChannelEnd, { neighbour }: EndEdge): ChannelEnd {
  const { input, output } = job[neighbour]!;
  return end.place === 'inputChannelState' ? output : input;
}

/** Whether a gate or a partition has in-flight data at either end. */
export function isEdgeInUse(job: ChannelJob, end: ChannelEnd, index: number): boolean {
  const edge = end.edges[index]!;
  return end.inUse.has(index) || otherEnd(job, end, edge).inUse.has(edge.index);
}

/** Whether any other end of a vertex's edges on that side has in-flight data. */
export function hasNeighbourInUse(job: ChannelJob, end: ChannelEnd): boolean {
  return end.edges.some((edge) => otherEnd(job, end, edge).inUse.size > 0);
}

/** Whether a vertex is repartitioned: it has entries, or its neighbours bring it in. */
export function isRepartitioned(
  job: ChannelJob,
  vertex: ChannelVertex,
  { channels }: Profile,
): boolean {
  return (
    hasEntries(vertex) ||
    (channels.neighbours === 'restored' &&
      (hasNeighbourInUse(job, vertex.input) || hasNeighbourInUse(job, vertex.output)))
  );
}

/** What becomes of the in-flight data at an end. */
export type Fate = 'passedOver' | 'kept' | 'redistributed';

/** Kept at an unchanged parallelism, but for edges with the mapper FULL. */
export function fateOf(job: ChannelJob, end: ChannelEnd, profile: Profile): Fate {
  const vertex = job.find((one) => one.vertex === end.vertex)!;
  if (!isRepartitioned(job, vertex, profile)) return 'passedOver';
  const isAsked =
    end.inUse.size > 0 ||
    (profile.channels.neighbours === 'restored' && hasNeighbourInUse(job, end));
  if (!isAsked) return 'passedOver';
  if (end.oldParallelism !== end.vertex.parallelism) return 'redistributed';
  return isSpreadByFull(job, end, profile) ? 'redistributed' : 'kept';
}

/** Flink: `StateAssignmentOperation#reDistributeInputChannelStates`, of `hasAnyFullMapper`. */
export function isSpreadByFull(job: ChannelJob, end: ChannelEnd, { channels }: Profile): boolean {
  return channels.redistributesFull && isBesideFull(job, end);
}

/** Whether an edge with the mapper FULL leads to an input, and a producer was rescaled. */
export function isBesideFull(job: ChannelJob, end: ChannelEnd): boolean {
  return (
    end.place === 'inputChannelState' &&
    end.edges.some(({ mapper }) => mapper === 'FULL') &&
    end.edges.some((edge) => job[edge.neighbour]!.vertex.parallelism !== end.oldParallelism)
  );
}

/** The operators of a vertex that have in-flight data with buffers although they are no such end. */
export function chainedWithin(
  { operators }: ChannelVertex,
  { generated, place }: ChannelEnd,
): readonly FoundState[] {
  return operators.filter(
    (found) =>
      found.generated !== generated &&
      found.state?.subtasks.some(({ state }) =>
        unmerged(state[place])!.some(({ offsets }) => offsets.length > 0),
      ),
  );
}

/** An end in words. */
export function endText({ generated, place }: ChannelEnd, subtask: number): string {
  return `${place} of subtask ${subtask} of operator ${generated}`;
}
