/** Resets the operator coordinators. Flink: `CheckpointCoordinator#restoreStateToCoordinators`. */
import type { CoordinatorReset } from '../../spec/model/outcome.ts';
import type { OperatorId, OperatorState } from '../../spec/model/snapshot.ts';
import type { ExecutionGraph } from './build.ts';
import type { RestoreContext } from './context.ts';

/** The calls in their order: from Flink 1.11.3 on every coordinator is told, also without state. */
export function restoreCoordinators(
  checkpointId: bigint,
  states: ReadonlyMap<OperatorId, OperatorState>,
  graph: ExecutionGraph,
  { decisions, profile, request }: RestoreContext,
): CoordinatorReset[] {
  if (decisions.coordinatorBehaviour(request.entryPoint) === 'skip') return [];
  const told = decisions.idToldToCoordinators(checkpointId, profile.restore);
  const resetsAll = decisions.resetsCoordinatorsWithoutState(profile.restore);
  return graph.inCreationOrder.flatMap(({ job }) =>
    job.coordinators.flatMap((operatorId) => {
      const stateOf = (id: OperatorId) => states.get(id);
      const state = decisions.coordinatorState(operatorId, stateOf, job.operators);
      if (state === null && !resetsAll) return [];
      return [{ operatorId, checkpointId: told, state }];
    }),
  );
}

/** The calls where there is nothing to restore: at a failover of the whole job alone. */
export function resetCoordinators(
  noCheckpoint: bigint,
  graph: ExecutionGraph,
  context: RestoreContext,
): CoordinatorReset[] {
  const behaviour = context.decisions.coordinatorBehaviour(context.request.entryPoint);
  if (behaviour !== 'restoreOrReset') return [];
  return restoreCoordinators(noCheckpoint, new Map(), graph, context);
}
