/** Outcomes of vertices for tests of rules. */
import type { JobVertex } from '../../model/job.ts';
import type { TaskRestore, VertexOutcome } from '../../model/outcome.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import type { OperatorId, SubtaskState } from '../../model/snapshot.ts';

/** What the operators of one subtask got, by generated ID; `null` for a task without a restore. */
export type AssignedStates = Readonly<Record<OperatorId, Partial<SubtaskState>>> | null;

/** A task that is restored; operators of the chain that are not given get nothing. */
export function task({ operators }: JobVertex, states: AssignedStates): TaskRestore | null {
  if (states === null) return null;
  return {
    checkpointId: 7n,
    finishedOnRestore: false,
    operators: operators.map(({ generated }) => ({
      operatorId: generated,
      state: { ...EMPTY_SUBTASK_STATE, ...states[generated] },
    })),
  };
}

/** A vertex with its tasks in their order, and a max parallelism of 128. */
export function outcome(vertex: JobVertex, ...tasks: readonly AssignedStates[]): VertexOutcome {
  return {
    id: vertex.id,
    parallelism: vertex.parallelism,
    maxParallelism: 128,
    subtasks: tasks.map((states) => task(vertex, states)),
  };
}
