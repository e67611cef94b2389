/** What an answer says that an operator's subtasks were assigned. */
import type { Effects, TaskRestore } from '../../model/outcome.ts';
import type { JobVertex } from '../../model/job.ts';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import type { OperatorId, SubtaskState } from '../../model/snapshot.ts';

/** The restores of a vertex's tasks, `null` for a task that starts without one. */
export function tasksOf(
  { vertices }: Effects,
  { id, parallelism }: JobVertex,
): readonly (TaskRestore | null)[] {
  const tasks = vertices.find((vertex) => vertex.id === id)?.subtasks ?? [];
  return Array.from({ length: parallelism }, (_, subtask) => tasks[subtask] ?? null);
}

/** What each subtask of an operator got: nothing where its task was not restored. */
export function assignedTo(
  effects: Effects,
  { vertex, generated }: { readonly vertex: JobVertex; readonly generated: OperatorId },
): readonly SubtaskState[] {
  return tasksOf(effects, vertex).map(
    (task) =>
      task?.operators.find(({ operatorId }) => operatorId === generated)?.state ??
      EMPTY_SUBTASK_STATE,
  );
}

/** The vertex's max parallelism after the restore; `undefined` where the answer lacks the vertex. */
export function maxParallelismOf({ vertices }: Effects, { id }: JobVertex): number | undefined {
  return vertices.find((vertex) => vertex.id === id)?.maxParallelism;
}
