/** Finding and changing the part of a job that an edit aims at. */
import type { Edit } from '../../draft/edit-draft.ts';
import { withoutRepeatedProducers } from '../graph.ts';
import type { Graph, GraphInput, GraphOperator, GraphVertex } from '../graph.ts';

/** One edit on its way. */
export interface Step {
  readonly edit: Edit;
  readonly salt: number;
  /** A key that nothing of the job has. */
  readonly newKey: number;
}

/** The job with the aimed-at vertex changed: all vertices, counted around. */
export function onVertex(
  graph: Graph,
  { edit }: Step,
  change: (vertex: GraphVertex) => GraphVertex,
): Graph {
  const position = edit.target % graph.length;
  return graph.with(position, change(graph[position]!));
}

/** Where the aimed-at operator is: all operators of the job, counted around. */
export function locate(graph: Graph, target: number): { position: number; place: number } {
  const total = graph.reduce((sum, { chain }) => sum + chain.length, 0);
  let place = target % total;
  let position = 0;
  while (place >= graph[position]!.chain.length) place -= graph[position++]!.chain.length;
  return { position, place };
}

/** The job with the aimed-at operator changed. */
export function onOperator(
  graph: Graph,
  { edit }: Step,
  change: (operator: GraphOperator) => GraphOperator,
): Graph {
  const { position, place } = locate(graph, edit.target);
  const { chain } = graph[position]!;
  return graph.with(
    position,
    withChain(graph[position]!, chain.with(place, change(chain[place]!))),
  );
}

/** The vertex with other inputs. */
export function withInputs(vertex: GraphVertex, inputs: readonly GraphInput[]): GraphVertex {
  return { ...vertex, inputs };
}

/** The vertex with another chain. */
export function withChain(vertex: GraphVertex, chain: readonly GraphOperator[]): GraphVertex {
  return { ...vertex, chain };
}

/** The vertex with what it read from one producer read from another. */
export function withInputsMoved(vertex: GraphVertex, from: number, to: number): GraphVertex {
  const moved = vertex.inputs.map((input) =>
    input.producer === from ? { ...input, producer: to } : input,
  );
  return withInputs(vertex, withoutRepeatedProducers(moved));
}
