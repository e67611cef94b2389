/** What each edit does to a job. Every edit of every job gives a job that Flink would build. */
import type { Edit, EditKind } from '../draft/edit-draft.ts';
import {
  effectiveMaxParallelism,
  HASH_GENERATION,
  newOperator,
  operatorIdOf,
  withoutRepeatedProducers,
} from './graph.ts';
import type { Graph, GraphInput, GraphOperator, GraphVertex } from './graph.ts';

/** Keys of what edits add start here, so that they never meet those of the first job. */
const FIRST_ADDED_KEY = 1_000;

/** Max parallelisms to change to; the first that differs and is not too low is taken. */
const OTHER_MAX_PARALLELISMS = [128, 64, 8, 256, 4_096, 32_768] as const;

interface Step {
  readonly edit: Edit;
  readonly salt: number;
  /** Unused key of this step. */
  readonly newKey: number;
}

/** The job after all edits, made one after the other. */
export function applyEdits(salt: number, before: Graph, edits: readonly Edit[]): Graph {
  const after = edits.reduce<Graph>(
    (graph, edit, index) =>
      EDITS[edit.kind](graph, { edit, salt, newKey: FIRST_ADDED_KEY + index }),
    before,
  );
  return withoutForeignClaims(after);
}

/**
 * Uid hashes that name an operator of another vertex are dropped: which of the two vertices wins
 * hangs on the order of a hash set in Flink.
 */
function withoutForeignClaims(graph: Graph): Graph {
  const owners = new Map(
    graph.flatMap(({ key, chain }) => chain.map(({ generated }) => [generated, key] as const)),
  );
  return graph.map((vertex) => ({
    ...vertex,
    chain: vertex.chain.map((operator) => {
      const owner = owners.get(operator.userDefined ?? '');
      const isForeign = owner !== undefined && owner !== vertex.key;
      return isForeign ? { ...operator, userDefined: null } : operator;
    }),
  }));
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
  removeVertex: (graph, { edit }) =>
    graph.length === 1 ? graph : withoutVertex(graph, edit.target % graph.length),
  reidentify: (graph, step) =>
    onOperator(graph, step, (operator) => ({
      ...operator,
      generated: operatorIdOf(step.salt, step.newKey, 1),
    })),
  uidHashToOld: (graph, step) =>
    onOperator(graph, step, (operator) => ({
      ...operator,
      generated: operatorIdOf(step.salt, step.newKey, 1),
      userDefined: operator.generated,
    })),
  uidHashAdded: (graph, step) =>
    onOperator(graph, step, (operator) => ({
      ...operator,
      userDefined: operatorIdOf(step.salt, step.newKey, HASH_GENERATION),
    })),
  uidHashToRemoved,
  uidHashToNeighbour,
  chain: chainToProducer,
  unchain,
  reverseChain: (graph, step) =>
    onVertex(graph, step, (vertex) => ({ ...vertex, chain: vertex.chain.toReversed() })),
  coordinator: (graph, step) =>
    onOperator(graph, step, (operator) => ({ ...operator, coordinator: !operator.coordinator })),
};

function onVertex(
  graph: Graph,
  { edit }: Step,
  change: (vertex: GraphVertex) => GraphVertex,
): Graph {
  const position = edit.target % graph.length;
  return graph.with(position, change(graph[position]!));
}

/** The operator that an edit aims at: all operators of the job, counted around. */
function locate(graph: Graph, target: number): { position: number; place: number } {
  const total = graph.reduce((sum, { chain }) => sum + chain.length, 0);
  let place = target % total;
  let position = 0;
  while (place >= graph[position]!.chain.length) place -= graph[position++]!.chain.length;
  return { position, place };
}

function onOperator(
  graph: Graph,
  { edit }: Step,
  change: (operator: GraphOperator) => GraphOperator,
): Graph {
  const { position, place } = locate(graph, edit.target);
  const vertex = graph[position]!;
  const chain = vertex.chain.with(place, change(vertex.chain[place]!));
  return graph.with(position, { ...vertex, chain });
}

function otherMaxParallelism(vertex: GraphVertex, detail: number): number {
  const now = effectiveMaxParallelism(vertex);
  const wanted = OTHER_MAX_PARALLELISMS.filter(
    (value) => value !== now && value >= vertex.parallelism,
  );
  return wanted[detail % wanted.length]!;
}

function addOperator(graph: Graph, step: Step): Graph {
  const added = newOperator(step.salt, step.newKey, {
    naming: step.edit.detail,
    uidHash: false,
    coordinator: step.edit.detail === 5,
  });
  return onVertex(graph, step, (vertex) => ({
    ...vertex,
    chain: vertex.chain.toSpliced(step.edit.detail % (vertex.chain.length + 1), 0, added),
  }));
}

function addVertex(graph: Graph, { edit, salt, newKey }: Step): Graph {
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

function withoutVertex(graph: Graph, position: number): Graph {
  const { key } = graph[position]!;
  return graph.toSpliced(position, 1).map((vertex) => ({
    ...vertex,
    inputs: vertex.inputs.filter(({ producer }) => producer !== key),
  }));
}

/** The last operator of a vertex takes its vertex along; the last operator of a job stays. */
function removeOperator(graph: Graph, { edit }: Step): Graph {
  const { position, place } = locate(graph, edit.target);
  const vertex = graph[position]!;
  if (vertex.chain.length > 1) {
    return graph.with(position, { ...vertex, chain: vertex.chain.toSpliced(place, 1) });
  }
  return graph.length === 1 ? graph : withoutVertex(graph, position);
}

/** One operator leaves the job, and another takes over its state by its uid hash. */
function uidHashToRemoved(graph: Graph, step: Step): Graph {
  const { position, place } = locate(graph, step.edit.target);
  const removed = graph[position]!.chain[place]!;
  const rest = removeOperator(graph, step);
  if (rest === graph) return graph;
  const heir = { ...step, edit: { ...step.edit, target: step.edit.detail } };
  return onOperator(rest, heir, (operator) => ({ ...operator, userDefined: removed.generated }));
}

/** An operator's uid hash names the operator beside it in the chain. */
function uidHashToNeighbour(graph: Graph, step: Step): Graph {
  const { position, place } = locate(graph, step.edit.target);
  const { chain } = graph[position]!;
  if (chain.length === 1) return graph;
  const neighbour = chain[(place + 1) % chain.length]!;
  return onOperator(graph, step, (operator) => ({
    ...operator,
    userDefined: neighbour.generated,
  }));
}

/** A vertex with one producer joins that producer's chain, at its tail. */
function chainToProducer(graph: Graph, { edit }: Step): Graph {
  const consumers = graph.filter(({ inputs }) => inputs.length === 1);
  if (consumers.length === 0) return graph;
  const consumer = consumers[edit.target % consumers.length]!;
  const producerKey = consumer.inputs[0]!.producer;
  return graph
    .filter((vertex) => vertex !== consumer)
    .map((vertex) => ({
      ...vertex,
      inputs: movedInputs(vertex.inputs, consumer.key, producerKey),
      chain: vertex.key === producerKey ? [...consumer.chain, ...vertex.chain] : vertex.chain,
    }));
}

/** A chain breaks in two, connected by a forward edge. */
function unchain(graph: Graph, { edit, newKey }: Step): Graph {
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
      ? [{ ...broken, chain: broken.chain.slice(cut) }, tail]
      : [{ ...vertex, inputs: movedInputs(vertex.inputs, broken.key, newKey) }],
  );
}

function movedInputs(inputs: readonly GraphInput[], from: number, to: number): GraphInput[] {
  return withoutRepeatedProducers(
    inputs.map((input) => (input.producer === from ? { ...input, producer: to } : input)),
  );
}
