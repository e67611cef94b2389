/** Edits of the job's shape: what comes, goes, joins and breaks. */
import { newOperator } from '../graph.ts';
import type { Partitioner } from '../../draft/job-draft.ts';
import type { Graph, GraphVertex } from '../graph.ts';
import { locate, onVertex, withChain, withInputs, withInputsMoved } from './step.ts';
import type { Step } from './step.ts';

/** A new operator anywhere in a chain. */
export function addOperator(graph: Graph, step: Step): Graph {
  const { detail } = step.edit;
  const added = newOperator(step.salt, step.newKey, {
    naming: detail,
    uidHash: false,
    coordinator: detail === 5,
  });
  return onVertex(graph, step, (vertex) =>
    withChain(vertex, vertex.chain.toSpliced(detail % (vertex.chain.length + 1), 0, added)),
  );
}

/** A new vertex that reads from an old one. */
export function addVertex(graph: Graph, { edit, salt, newKey }: Step): Graph {
  const producer = graph[edit.target % graph.length]!;
  const operator = newOperator(salt, newKey, {
    naming: edit.detail,
    uidHash: edit.detail === 4,
    coordinator: edit.detail === 5,
  });
  return [
    ...graph,
    {
      key: newKey,
      parallelism: edit.parallelism,
      maxParallelism: null,
      inputs: [{ producer: producer.key, partitioner: 'rebalance' }],
      chain: [operator],
    },
  ];
}

/** A vertex goes, with its edges; the last one stays. */
export function removeVertex(graph: Graph, { edit }: Step): Graph {
  return graph.length === 1 ? graph : withoutVertex(graph, edit.target % graph.length);
}

function withoutVertex(graph: Graph, position: number): Graph {
  const { key } = graph[position]!;
  const inputsOf = ({ inputs }: GraphVertex) => inputs.filter(({ producer }) => producer !== key);
  return graph.toSpliced(position, 1).map((vertex) => withInputs(vertex, inputsOf(vertex)));
}

/** The last operator of a vertex takes its vertex along; the last operator of a job stays. */
export function removeOperator(graph: Graph, { edit }: Step): Graph {
  const { position, place } = locate(graph, edit.target);
  const vertex = graph[position]!;
  if (vertex.chain.length > 1) {
    return graph.with(position, withChain(vertex, vertex.chain.toSpliced(place, 1)));
  }
  return graph.length === 1 ? graph : withoutVertex(graph, position);
}

/** A vertex with one producer joins that producer's chain, at its tail. */
export function chainToProducer(graph: Graph, { edit }: Step): Graph {
  const consumers = graph.filter(({ inputs }) => inputs.length === 1);
  if (consumers.length === 0) return graph;
  const consumer = consumers[edit.target % consumers.length]!;
  const producerKey = consumer.inputs[0]!.producer;
  return graph
    .filter((vertex) => vertex !== consumer)
    .map((vertex) => withInputsMoved(vertex, consumer.key, producerKey))
    .map((vertex) =>
      vertex.key === producerKey ? withChain(vertex, [...consumer.chain, ...vertex.chain]) : vertex,
    );
}

/** A chain breaks in two, connected by a forward edge. */
export function unchain(graph: Graph, { edit, newKey }: Step): Graph {
  const breakable = graph.filter(({ chain }) => chain.length > 1);
  if (breakable.length === 0) return graph;
  const broken = breakable[edit.target % breakable.length]!;
  const cut = 1 + (edit.detail % (broken.chain.length - 1));
  const tail: GraphVertex = {
    ...broken,
    key: newKey,
    inputs: [{ producer: broken.key, partitioner: 'forward' }],
    chain: broken.chain.slice(0, cut),
  };
  return graph.flatMap((vertex) =>
    vertex === broken
      ? [withChain(broken, broken.chain.slice(cut)), tail]
      : [withInputsMoved(vertex, broken.key, newKey)],
  );
}

/** Partitioners to change to; `ownUpstream` and `ownDownstream` rescale on one side alone. */
const OTHER_PARTITIONERS: readonly Partitioner[] = [
  'rebalance',
  'forward',
  'custom',
  'keyBy',
  'global',
  'ownDownstream',
];

/** An input of a vertex is distributed in another way. */
export function repartition(graph: Graph, { edit }: Step): Graph {
  const consumers = graph.filter(({ inputs }) => inputs.length > 0);
  if (consumers.length === 0) return graph;
  const consumer = consumers[edit.target % consumers.length]!;
  const at = edit.detail % consumer.inputs.length;
  const others = OTHER_PARTITIONERS.filter(
    (partitioner) => partitioner !== consumer.inputs[at]!.partitioner,
  );
  const partitioner = others[edit.detail % others.length]!;
  const inputs = consumer.inputs.with(at, { ...consumer.inputs[at]!, partitioner });
  return graph.map((vertex) => (vertex === consumer ? withInputs(vertex, inputs) : vertex));
}
