/**
 * Holds the finished operators of a snapshot against the job's graph, which may have changed.
 * Flink: `VertexFinishedStateChecker#validateOperatorsFinishedState`.
 */
import type { OperatorId, OperatorState } from '../../spec/model/snapshot.ts';
import type { ExecutionGraph } from './build.ts';
import type { RestoreContext } from './context.ts';
import { FINISHED_STATES } from './decisions/finished.ts';
import type { FinishedState } from './decisions/finished.ts';
import type { ExecutionVertex } from './execution-vertex.ts';
import { refuse } from './refuse.ts';

/**
 * Refuses at the first vertex that could not have finished where it is now. Not checked is a failover,
 * after which the job is the same.
 */
export function checkFinishedOperators(
  states: ReadonlyMap<OperatorId, OperatorState>,
  graph: ExecutionGraph,
  context: RestoreContext,
): void {
  const { decisions, profile, request } = context;
  if (!decisions.checksFinishedOperators(request.entryPoint, profile.restore)) return;
  const checker = new FinishedStates(states, graph, context);
  for (const vertex of graph.inMapOrder) checker.check(vertex);
}

class FinishedStates {
  readonly #states: ReadonlyMap<OperatorId, OperatorState>;
  readonly #graph: ExecutionGraph;
  readonly #context: RestoreContext;
  readonly #known = new Map<ExecutionVertex, FinishedState>();

  constructor(
    states: ReadonlyMap<OperatorId, OperatorState>,
    graph: ExecutionGraph,
    context: RestoreContext,
  ) {
    this.#states = states;
    this.#graph = graph;
    this.#context = context;
  }

  check(vertex: ExecutionVertex): void {
    switch (this.#of(vertex)) {
      case 'FULLY_FINISHED':
        this.#checkProducersOfFullyFinished(vertex);
        return;
      case 'PARTIALLY_FINISHED':
        this.#checkProducersOfPartiallyFinished(vertex);
        return;
      case 'ALL_RUNNING':
    }
  }

  #checkProducersOfFullyFinished(vertex: ExecutionVertex): void {
    const { decisions, profile } = this.#context;
    const mayRun = vertex.job.inputs.every(({ producer }) =>
      decisions.mayPrecedeFullyFinished(this.#of(this.#graph.vertices[producer]!)),
    );
    if (!mayRun) refuse('FINISHED_AFTER_UNFINISHED', profile, nameOf(vertex));
  }

  #checkProducersOfPartiallyFinished(vertex: ExecutionVertex): void {
    const { decisions, profile } = this.#context;
    const { inputs } = vertex.job;
    for (const { producer } of inputs) {
      const edges = inputs.filter((edge) => edge.producer === producer);
      const pattern = decisions.strictestPattern(edges.map((edge) => edge.pattern));
      const state = this.#of(this.#graph.vertices[producer]!);
      if (decisions.mayPrecedePartiallyFinished(state, pattern)) continue;
      const words = state === 'ALL_RUNNING' ? 'all running' : 'partially finished';
      const values = { ...nameOf(vertex), state: words };
      const wording = pattern === 'ALL_TO_ALL' ? 0 : 1;
      refuse('PARTLY_FINISHED_AFTER_UNFINISHED', profile, values, wording);
    }
  }

  /** Flink: `VerticesFinishedStatusCache#getOrUpdate`. */
  #of(vertex: ExecutionVertex): FinishedState {
    const known = this.#known.get(vertex);
    if (known !== undefined) return known;
    const { decisions, profile } = this.#context;
    const found = new Set(
      vertex.job.operators.map((pair) => {
        const id = decisions.lookUpId(pair, (sought) => this.#states.has(sought), profile.restore);
        return decisions.finishedState(this.#states.get(id));
      }),
    );
    if (!decisions.mayChain(found)) {
      const states = FINISHED_STATES.filter((state) => found.has(state)).join(', ');
      refuse('FINISHED_CHAIN_MIXED', profile, { ...nameOf(vertex), states });
    }
    const [state = 'ALL_RUNNING'] = found;
    this.#known.set(vertex, state);
    return state;
  }
}

function nameOf({ job }: ExecutionVertex): { readonly name: string; readonly vertexId: string } {
  return { name: job.name, vertexId: job.id };
}
