/** A job under construction: keys instead of positions, so that edits need not renumber. */
import type {
  DistributionPattern,
  Job,
  JobEdge,
  SubtaskStateMapper,
} from '../../../spec/model/job.ts';
import {
  DEFAULT_LOWER_BOUND_MAX_PARALLELISM,
  UPPER_BOUND_MAX_PARALLELISM,
} from '../../../spec/model/job.ts';
import type { OperatorId } from '../../../spec/model/snapshot.ts';
import type { OperatorDraft, Partitioner, VertexDraft } from '../draft/job-draft.ts';
import { scatteredHex } from '../random.ts';

/** An operator, with the draft it was made from where it is in the snapshot. */
export interface GraphOperator {
  readonly key: number;
  readonly generated: OperatorId;
  readonly userDefined: OperatorId | null;
  readonly name: string | null;
  readonly uid: string | null;
  readonly coordinator: boolean;
}

/** An edge, seen from its consumer. */
export interface GraphInput {
  /** Key of the producing vertex. */
  readonly producer: number;
  readonly partitioner: Partitioner;
}

/** A vertex. */
export interface GraphVertex {
  readonly key: number;
  readonly parallelism: number;
  readonly maxParallelism: number | null;
  readonly inputs: readonly GraphInput[];
  /** Tail of the chain first. */
  readonly chain: readonly GraphOperator[];
}

/** Producers before their consumers. */
export type Graph = readonly GraphVertex[];

const NAMES = [null, 'Source: numbers', 'keyed window', 'Σ → sink', 'map', 'filter'] as const;

/** The OperatorID that stands for a key; other generations give the IDs after a change of uid. */
export function operatorIdOf(salt: number, key: number, generation = 0): OperatorId {
  return scatteredHex(salt, key + 65_536 * generation);
}

/** The generation of IDs that are set as uid hashes and belong to no operator. */
export const HASH_GENERATION = 255;

/** A new operator. */
export function newOperator(
  salt: number,
  key: number,
  draft: Pick<OperatorDraft, 'naming' | 'uidHash' | 'coordinator'>,
): GraphOperator {
  const uid = draft.naming % 2 === 1 ? `uid-${key}` : null;
  return {
    key,
    generated: operatorIdOf(salt, key),
    userDefined: draft.uidHash ? operatorIdOf(salt, key, HASH_GENERATION) : null,
    name: NAMES[(draft.naming >> 1) % NAMES.length] ?? null,
    uid,
    coordinator: draft.coordinator,
  };
}

/** The graph of the job that wrote the snapshot; operators are numbered from 0 in drawing order. */
export function graphOf(salt: number, job: readonly VertexDraft[]): Graph {
  let nextKey = 0;
  return job.map((vertex, index) => ({
    key: index,
    parallelism: vertex.parallelism,
    maxParallelism:
      vertex.maxParallelism === null ? null : Math.max(vertex.maxParallelism, vertex.parallelism),
    inputs: inputsOf(vertex, index),
    chain: vertex.operators.map((operator) => newOperator(salt, nextKey++, operator)),
  }));
}

function inputsOf(vertex: VertexDraft, index: number): GraphInput[] {
  if (index === 0) return [];
  const inputs = vertex.inputs.map(({ producer, partitioner }) => ({
    producer: index - 1 - (producer % index),
    partitioner,
  }));
  return vertex.doubleEdges ? inputs : withoutRepeatedProducers(inputs);
}

/** The first edge from each producer. */
export function withoutRepeatedProducers(inputs: readonly GraphInput[]): GraphInput[] {
  const seen = new Set<number>();
  return inputs.filter(({ producer }) => {
    if (seen.has(producer)) return false;
    seen.add(producer);
    return true;
  });
}

interface EdgeKind {
  readonly pattern: DistributionPattern;
  readonly upstreamMapper: SubtaskStateMapper;
  readonly downstreamMapper: SubtaskStateMapper;
}

/** Flink: `getUpstreamSubtaskStateMapper`, `getDownstreamSubtaskStateMapper` of the partitioners. */
// prettier-ignore
const EDGE_KINDS: Record<Partitioner, EdgeKind> = {
  keyBy: { pattern: 'ALL_TO_ALL', upstreamMapper: 'ARBITRARY', downstreamMapper: 'RANGE' },
  rebalance: { pattern: 'ALL_TO_ALL', upstreamMapper: 'ARBITRARY', downstreamMapper: 'ROUND_ROBIN' },
  global: { pattern: 'ALL_TO_ALL', upstreamMapper: 'ARBITRARY', downstreamMapper: 'FIRST' },
  custom: { pattern: 'ALL_TO_ALL', upstreamMapper: 'ARBITRARY', downstreamMapper: 'FULL' },
  broadcast: { pattern: 'ALL_TO_ALL', upstreamMapper: 'UNSUPPORTED', downstreamMapper: 'UNSUPPORTED' },
  forward: { pattern: 'POINTWISE', upstreamMapper: 'UNSUPPORTED', downstreamMapper: 'UNSUPPORTED' },
  rescale: { pattern: 'POINTWISE', upstreamMapper: 'UNSUPPORTED', downstreamMapper: 'UNSUPPORTED' },
  ownRange: { pattern: 'ALL_TO_ALL', upstreamMapper: 'RANGE', downstreamMapper: 'FULL' },
  ownFirst: { pattern: 'POINTWISE', upstreamMapper: 'FIRST', downstreamMapper: 'RANGE' },
  ownUpstream: { pattern: 'ALL_TO_ALL', upstreamMapper: 'FULL', downstreamMapper: 'UNSUPPORTED' },
  ownDownstream: { pattern: 'POINTWISE', upstreamMapper: 'UNSUPPORTED', downstreamMapper: 'ARBITRARY' },
};

/** The job of a graph. */
export function jobOf(graph: Graph, masterHooks: readonly string[]): Job {
  const positions = new Map(graph.map(({ key }, position) => [key, position]));
  return {
    vertices: graph.map((vertex) => ({
      id: vertex.chain.at(-1)!.generated,
      name: `vertex ${vertex.key}`,
      parallelism: vertex.parallelism,
      maxParallelism: vertex.maxParallelism,
      operators: vertex.chain.map(({ generated, userDefined, name, uid }) => {
        return { generated, userDefined, name, uid };
      }),
      inputs: vertex.inputs.map(({ producer, partitioner }): JobEdge => ({
        producer: positions.get(producer)!,
        ...EDGE_KINDS[partitioner],
      })),
      coordinators: vertex.chain.filter((o) => o.coordinator).map((o) => o.generated),
    })),
    masterHooks,
  };
}

/**
 * The max parallelism that a vertex runs with.
 * Flink: `KeyGroupRangeAssignment#computeDefaultMaxParallelism`.
 */
export function effectiveMaxParallelism(vertex: {
  readonly parallelism: number;
  readonly maxParallelism: number | null;
}): number {
  if (vertex.maxParallelism !== null) return vertex.maxParallelism;
  const wanted = vertex.parallelism + Math.floor(vertex.parallelism / 2);
  let power = DEFAULT_LOWER_BOUND_MAX_PARALLELISM;
  while (power < wanted && power < UPPER_BOUND_MAX_PARALLELISM) power *= 2;
  return power;
}
