/** A keyed handle and what a changed parallelism makes of it, for tests of rules. */
import type { RestoreCase } from '../../model/case.ts';
import type { KeyedStateHandle, KeyGroupsStateHandle } from '../../model/handles.ts';
import {
  id,
  keyGroups,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import type { JudgedAnswer } from '../rule.ts';
import { outcome } from './assigned.ts';
import { restoredWith } from './judge.ts';

const JOB = vertex(1, { parallelism: 2 });

/** The only subtask had the handle; now there are two, which own key groups 0-63 and 64-127. */
export function oneHandleCase(handle: KeyedStateHandle): RestoreCase {
  const entries = subtasks({ managedKeyedState: [handle] });
  return restoreCase(snapshot([operator(1, { subtasks: entries })]), { vertices: [JOB] });
}

/** The two subtasks got these handles. */
export function handlesSeen(
  first: readonly KeyedStateHandle[],
  second: readonly KeyedStateHandle[],
): JudgedAnswer<'restore'> {
  const states = [first, second].map((managedKeyedState) => ({ [id(1)]: { managedKeyedState } }));
  return restoredWith({ vertices: [outcome(JOB, ...states)] });
}

/** The two slices of a handle, with the same changes to the ID, and more to the first one. */
export function slicesSeen(
  handle: KeyGroupsStateHandle,
  changes: Partial<KeyGroupsStateHandle> = {},
): JudgedAnswer<'restore'> {
  const first = keyGroups(0, 63);
  const second = keyGroups(64, 127);
  const slice = { ...handle, stateHandleId: changes.stateHandleId ?? handle.stateHandleId };
  return handlesSeen(
    [{ ...slice, range: first.range, offsets: first.offsets, ...changes }],
    [{ ...slice, range: second.range, offsets: second.offsets }],
  );
}
