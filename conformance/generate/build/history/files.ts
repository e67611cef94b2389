/** The files of a history: what is deleted shows only where it was there. */
import { CASE_ROOT } from '../../../../spec/model/request.ts';
import type { CaseFile } from '../../../../spec/model/request.ts';
import type { KeyedStateHandle } from '../../../../spec/model/handles.ts';
import type { Snapshot, SubtaskState } from '../../../../spec/model/snapshot.ts';

const CONTENT = Uint8Array.of(0x2e);

/** A file for each path below the case's root that a handle within a value leads to, each once. */
export function filesReferredTo(value: unknown): readonly CaseFile[] {
  const paths = new Set<string>();
  visit(value, paths);
  return [...paths].sort().map((path) => ({ path, bytes: CONTENT }));
}

function visit(value: unknown, paths: Set<string>): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  const { kind, path } = value as { readonly kind?: unknown; readonly path?: unknown };
  const start = `file:${CASE_ROOT}/`;
  if ((kind === 'file' || kind === 'relativeFile') && typeof path === 'string') {
    if (path.startsWith(start)) paths.add(path.slice(start.length));
  }
  for (const field of Object.values(value)) visit(field, paths);
}

/**
 * The snapshot in which no two tasks share a file: what is shared is shared by the checkpoints of
 * one task, as state backends do it.
 */
export function sharingNothing(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    operators: snapshot.operators.map((operator) => ({
      ...operator,
      subtasks: operator.subtasks.map((entry) => {
        const task = `${operator.operatorId.slice(0, 6)}-${entry.index}`;
        return { ...entry, state: ownFiles(entry.state, task) };
      }),
    })),
  };
}

function ownFiles(state: SubtaskState, task: string): SubtaskState {
  return {
    ...state,
    managedKeyedState: state.managedKeyedState.map((handle) => ownShared(handle, `${task}-m`)),
    rawKeyedState: state.rawKeyedState.map((handle) => ownShared(handle, `${task}-r`)),
  };
}

function ownShared(handle: KeyedStateHandle, task: string): KeyedStateHandle {
  if (handle.kind !== 'incremental') return handle;
  return {
    ...handle,
    shared: handle.shared.map((file, index) => ({
      ...file,
      handle:
        file.handle.kind === 'file'
          ? { ...file.handle, path: `${file.handle.path}-${task}-${index}` }
          : file.handle,
    })),
  };
}
