/** Builds the vertices of the job. Flink: `DefaultExecutionGraph`, `SchedulerBase#computeVertexParallelismStore`. */
import type { Job } from '../../spec/model/job.ts';
import type { RestoreContext } from './context.ts';
import type { ExecutionVertex } from './execution-vertex.ts';
import { idHash, JavaHashMap } from './java/hash-map.ts';
import { refuse } from './refuse.ts';

/** The vertices of a job in the three orders in which Flink visits them. */
export interface ExecutionGraph {
  /** As in the job. */
  readonly vertices: readonly ExecutionVertex[];
  /** As they were created: producers before consumers. */
  readonly inCreationOrder: readonly ExecutionVertex[];
  /**
   * As in the map of the tasks. Flink makes a set of its values, whose order hangs on identity
   * hashes; where these are all one the set keeps the map's order.
   */
  readonly inMapOrder: readonly ExecutionVertex[];
}

/** Builds the vertices, or refuses a parallelism above the max parallelism. */
export function buildExecutionGraph(context: RestoreContext): ExecutionGraph {
  const { profile, request } = context;
  const { job } = request;
  const vertices = job.vertices.map((vertex, index): ExecutionVertex => {
    const declaredMaxParallelism =
      vertex.maxParallelism ?? context.decisions.derivedMaxParallelism(vertex.parallelism);
    return {
      job: vertex,
      index,
      declaredMaxParallelism,
      maxParallelism: declaredMaxParallelism,
      tasks: Array.from({ length: vertex.parallelism }, () => null),
    };
  });
  const inCreationOrder = topologicalOrder(job).map((index) => vertices[index]!);
  for (const vertex of inCreationOrder) checkParallelism(vertex, context);
  checkHooks(context);
  const map = new JavaHashMap<ExecutionVertex>(idHash, profile.restore.vertexMapBuckets);
  for (const vertex of inCreationOrder) map.put(vertex.job.id, vertex);
  return { vertices, inCreationOrder, inMapOrder: [...map.values()] };
}

function checkParallelism(vertex: ExecutionVertex, { decisions, profile }: RestoreContext): void {
  const { name, parallelism } = vertex.job;
  const { maxParallelism } = vertex;
  if (decisions.isParallelismTooHigh(parallelism, maxParallelism)) {
    refuse('VERTEX_PARALLELISM_ABOVE_MAX', profile, { name, parallelism, maxParallelism });
  }
}

/** Flink: `CheckpointCoordinator#addMasterHook`. */
function checkHooks({ decisions, profile, request }: RestoreContext): void {
  if (request.job.masterHooks.some((id) => decisions.lacksHookId(id))) {
    refuse('MASTER_HOOK_WITHOUT_ID', profile, {});
  }
}

/**
 * Indices of the vertices: sources first, then whatever a vertex completes, depth first.
 * Flink: `JobGraph#getVerticesSortedTopologicallyFromSources`.
 */
function topologicalOrder({ vertices }: Job): number[] {
  const sorted = vertices.flatMap(({ inputs }, index) => (inputs.length === 0 ? [index] : []));
  const remaining = new Set(vertices.keys());
  for (const source of sorted) remaining.delete(source);
  const consumers = vertices.map((): number[] => []);
  vertices.forEach(({ inputs }, index) => {
    for (const { producer } of inputs) consumers[producer]!.push(index);
  });
  const addConsumers = (producer: number): void => {
    for (const consumer of consumers[producer]!) {
      const { inputs } = vertices[consumer]!;
      if (!remaining.has(consumer) || inputs.some((edge) => remaining.has(edge.producer))) continue;
      sorted.push(consumer);
      remaining.delete(consumer);
      addConsumers(consumer);
    }
  };
  for (let at = 0; at < sorted.length && remaining.size > 0; at++) addConsumers(sorted[at]!);
  return sorted;
}
