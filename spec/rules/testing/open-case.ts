/** Cases of the question `open`, and a handle of each class. */
import type { StateBackend } from '../../model/backend.ts';
import type { OpenCase } from '../../model/case.ts';
import type { KeyedStateHandle } from '../../model/handles.ts';
import { keyGroups } from '../../testing/small-case.ts';
import type { JudgedAnswer } from '../rule.ts';

export const KEY_GROUPS: KeyedStateHandle = keyGroups(0, 1);

export const SAVEPOINT: KeyedStateHandle = { ...keyGroups(0, 1), savepoint: true };

export const INCREMENTAL: KeyedStateHandle = {
  kind: 'incremental',
  checkpointId: 7n,
  backendId: '00000000-0000-0000-0000-000000000000',
  range: { start: 0, end: 1 },
  checkpointedSize: 1n,
  meta: null,
  shared: [],
  private: [],
  stateHandleId: null,
};

/** A changelog handle that was materialised to some handles. */
export function changelogOf(...base: readonly KeyedStateHandle[]): KeyedStateHandle {
  return {
    kind: 'changelog',
    range: { start: 0, end: 1 },
    checkpointedSize: 1n,
    base,
    delta: [],
    materializationId: 1n,
    checkpointId: 7n,
    stateHandleId: null,
  };
}

/** A backend and the handles it is given. */
export function openCase(backend: StateBackend, ...handles: readonly KeyedStateHandle[]): OpenCase {
  return { id: 'test', question: 'open', request: { backend, handles } };
}

/** The answer of a backend that opened its handles. */
export function openedBy(decidedBy: 'classes' | 'bytes'): JudgedAnswer<'open'> {
  return { kind: 'result', result: { decidedBy } };
}
