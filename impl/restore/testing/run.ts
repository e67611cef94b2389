/** Runs a small case and takes its answer apart. */
import type { Restored, Refusal } from '../../../spec/model/outcome.ts';
import type { RestoreRequest } from '../../../spec/model/request.ts';
import type { OperatorId, Snapshot, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { FLINK_DECISIONS } from '../decisions.ts';
import type { Decisions } from '../decisions.ts';
import { restoreLoaded } from '../restore.ts';
import { FLINK_2_3 } from '../../../spec/testing/small-case.ts';

/** The external pointer of a small case. */
export const POINTER = 'file:/savepoint';

/** The outcome of a restore that succeeds. */
export function restored(
  loaded: Snapshot,
  request: RestoreRequest,
  as: Profile = FLINK_2_3,
  decisions: Decisions = FLINK_DECISIONS,
): Restored {
  const answer = restoreLoaded(loaded, POINTER, request, as, decisions);
  if (answer.kind !== 'result') throw new Error(`not restored: ${JSON.stringify(answer, show)}`);
  return answer.result;
}

/** The refusal of a restore that is refused. */
export function refused(
  loaded: Snapshot,
  request: RestoreRequest,
  as: Profile = FLINK_2_3,
): Refusal {
  const answer = restoreLoaded(loaded, POINTER, request, as);
  if (answer.kind !== 'refused') throw new Error(`not refused but ${answer.kind}`);
  return answer.refusal;
}

/** What an operator of a vertex's subtask was assigned. */
export function stateOf(
  { vertices }: Restored,
  vertexIndex: number,
  subtask: number,
  operatorId: OperatorId,
): SubtaskState {
  const task = vertices[vertexIndex]?.subtasks[subtask];
  const found = task?.operators.find((operator) => operator.operatorId === operatorId);
  if (found === undefined) throw new Error('the subtask has no such operator');
  return found.state;
}

function show(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}` : value;
}
