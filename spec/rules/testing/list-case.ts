/** Cases and answers with the operator state of one operator, for tests of rules. */
import type { RestoreCase } from '../../model/case.ts';
import type { OperatorStateHandle } from '../../model/handles.ts';
import { id, operator, restoreCase, snapshot, subtasks, vertex } from '../../testing/small-case.ts';
import type { JudgedAnswer } from '../rule.ts';
import { outcome } from './assigned.ts';
import { restoredWith } from './judge.ts';

/** The handles of each subtask; `null` for a subtask without an entry. */
export type HandlesBySubtask = readonly (readonly OperatorStateHandle[] | null)[];

/** A case in which the old subtasks had the handles and the operator now has so many subtasks. */
export function listCase(parallelism: number, ...recorded: HandlesBySubtask): RestoreCase {
  const entries = recorded.map((handles) =>
    handles === null ? undefined : { managedOperatorState: handles },
  );
  const state = operator(1, { parallelism: recorded.length, subtasks: subtasks(...entries) });
  return restoreCase(snapshot([state]), { vertices: [vertex(1, { parallelism })] });
}

/** A restore that gave the handles to the subtasks. */
export function listsSeen(...assigned: HandlesBySubtask): JudgedAnswer<'restore'> {
  const states = assigned.map((handles) =>
    handles === null ? null : { [id(1)]: { managedOperatorState: handles } },
  );
  const job = vertex(1, { parallelism: assigned.length });
  return restoredWith({ vertices: [outcome(job, ...states)] });
}
