/** Edits of what an operator is known by. */
import { HASH_GENERATION, operatorIdOf } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { removeOperator } from './shape.ts';
import { locate, onOperator } from './step.ts';
import type { Step } from './step.ts';

/** The generation of generated IDs after a change of uid. */
const NEW_UID_GENERATION = 1;

/** Another uid: the operator's state is no longer its own. */
export function reidentify(graph: Graph, step: Step): Graph {
  return onOperator(graph, step, (operator) => ({
    ...operator,
    generated: operatorIdOf(step.salt, step.newKey, NEW_UID_GENERATION),
  }));
}

/** Another uid, and a uid hash that claims the state all the same. */
export function uidHashToOld(graph: Graph, step: Step): Graph {
  return onOperator(graph, step, (operator) => ({
    ...operator,
    generated: operatorIdOf(step.salt, step.newKey, NEW_UID_GENERATION),
    userDefined: operator.generated,
  }));
}

/** A uid hash under which there is no state. */
export function uidHashAdded(graph: Graph, step: Step): Graph {
  return onOperator(graph, step, (operator) => ({
    ...operator,
    userDefined: operatorIdOf(step.salt, step.newKey, HASH_GENERATION),
  }));
}

/** One operator leaves the job, and another takes over its state by its uid hash. */
export function uidHashToRemoved(graph: Graph, step: Step): Graph {
  const { position, place } = locate(graph, step.edit.target);
  const removed = graph[position]!.chain[place]!;
  const rest = removeOperator(graph, step);
  if (rest === graph) return graph;
  const heir = { ...step, edit: { ...step.edit, target: step.edit.detail } };
  return onOperator(rest, heir, (operator) => ({ ...operator, userDefined: removed.generated }));
}

/** An operator's uid hash names the operator beside it in the chain. */
export function uidHashToNeighbour(graph: Graph, step: Step): Graph {
  const { position, place } = locate(graph, step.edit.target);
  const { chain } = graph[position]!;
  if (chain.length === 1) return graph;
  const neighbour = chain[(place + 1) % chain.length]!;
  return onOperator(graph, step, (operator) => ({
    ...operator,
    userDefined: neighbour.generated,
  }));
}

/**
 * The job without uid hashes that another vertex claims too: which of the two vertices wins hangs on
 * the order of a hash set in Flink.
 */
export function withoutForeignClaims(graph: Graph): Graph {
  const claims = new Map<string, Set<number>>();
  for (const { key, chain } of graph) {
    for (const { generated, userDefined } of chain) {
      for (const id of userDefined === null ? [generated] : [generated, userDefined]) {
        claims.set(id, (claims.get(id) ?? new Set()).add(key));
      }
    }
  }
  return graph.map((vertex) => ({
    ...vertex,
    chain: vertex.chain.map((operator) =>
      (claims.get(operator.userDefined ?? '')?.size ?? 0) > 1
        ? { ...operator, userDefined: null }
        : operator,
    ),
  }));
}
