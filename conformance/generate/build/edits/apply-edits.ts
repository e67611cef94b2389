/**
 * What each edit does to a job. After any edits it is a job that Flink would restore, or, where a
 * vertex was scaled beyond its max parallelism, one that Flink refuses to build.
 */
import type { Edit, EditKind } from '../../draft/edit-draft.ts';
import { effectiveMaxParallelism } from '../graph.ts';
import type { Graph, GraphVertex } from '../graph.ts';
import {
  reidentify,
  uidHashAdded,
  uidHashToNeighbour,
  uidHashToOld,
  uidHashToRemoved,
  withoutForeignClaims,
} from './identity.ts';
import {
  addOperator,
  addVertex,
  chainToProducer,
  removeOperator,
  removeVertex,
  repartition,
  unchain,
} from './shape.ts';
import { onOperator, onVertex, withChain } from './step.ts';
import type { Step } from './step.ts';

/** Keys of what edits add start here, so that they never meet those of the first job. */
const FIRST_ADDED_KEY = 1_000;

/** The job after all edits, made one after the other. */
export function applyEdits(salt: number, before: Graph, edits: readonly Edit[]): Graph {
  const after = edits.reduce<Graph>(
    (graph, edit, index) =>
      EDITS[edit.kind](graph, { edit, salt, newKey: FIRST_ADDED_KEY + index }),
    before,
  );
  return withoutForeignClaims(after);
}

const EDITS: Record<EditKind, (graph: Graph, step: Step) => Graph> = {
  rename: (graph, step) =>
    onOperator(graph, step, (operator) => ({ ...operator, name: 'renamed', uid: 'renamed' })),
  rescale: (graph, step) =>
    onVertex(graph, step, (vertex) => ({
      ...vertex,
      parallelism: Math.min(step.edit.parallelism, vertex.maxParallelism ?? Infinity),
    })),
  rescaleBeyond: (graph, step) =>
    onVertex(graph, step, (vertex) => ({
      ...vertex,
      maxParallelism: vertex.parallelism,
      parallelism: vertex.parallelism + 1 + step.edit.detail,
    })),
  maxDerived: (graph, step) =>
    onVertex(graph, step, (vertex) => ({ ...vertex, maxParallelism: null })),
  maxRecorded: (graph, step) =>
    onVertex(graph, step, (vertex) => ({
      ...vertex,
      maxParallelism: effectiveMaxParallelism(vertex),
    })),
  maxOther: (graph, step) =>
    onVertex(graph, step, (vertex) => ({
      ...vertex,
      maxParallelism: otherMaxParallelism(vertex, step.edit.detail),
    })),
  addOperator,
  addVertex,
  removeOperator,
  removeVertex,
  reidentify,
  uidHashToOld,
  uidHashAdded,
  uidHashToRemoved,
  uidHashToNeighbour,
  chain: chainToProducer,
  unchain,
  reverseChain: (graph, step) =>
    onVertex(graph, step, (vertex) => withChain(vertex, vertex.chain.toReversed())),
  repartition,
  coordinator: (graph, step) =>
    onOperator(graph, step, (operator) => ({ ...operator, coordinator: !operator.coordinator })),
};

/** Max parallelisms to change to. */
const OTHER_MAX_PARALLELISMS = [128, 64, 8, 256, 4_096, 32_768] as const;

function otherMaxParallelism(vertex: GraphVertex, detail: number): number {
  const now = effectiveMaxParallelism(vertex);
  const wanted = OTHER_MAX_PARALLELISMS.filter(
    (value) => value !== now && value >= vertex.parallelism,
  );
  return wanted[detail % wanted.length]!;
}
