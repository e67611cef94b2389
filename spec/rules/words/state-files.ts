/** The files that hold a snapshot's state. */
import type {
  HandleAndLocalPath,
  KeyedStateHandle,
  StreamStateHandle,
} from '../../model/handles.ts';
import type { ReportedState } from '../../model/history.ts';
import { CASE_ROOT } from '../../model/request.ts';
import type { Snapshot, SubtaskState } from '../../model/snapshot.ts';

/** Paths, as a case names its files. */
export interface StateFiles {
  /** Those of one checkpoint alone. */
  readonly exclusive: ReadonlySet<string>;
  /** Those that checkpoints may share. */
  readonly shared: ReadonlySet<string>;
}

/** The files of a snapshot. */
export function filesOfSnapshot({ operators }: Pick<Snapshot, 'operators'>): StateFiles {
  return filesOf(operators.flatMap(({ subtasks }) => subtasks.map(({ state }) => state)));
}

/** The files that tasks reported. */
export function filesOfReports(reports: readonly ReportedState[]): StateFiles {
  return filesOf(reports.map(({ state }) => state));
}

function filesOf(states: readonly SubtaskState[]): StateFiles {
  const exclusive = new Set<string>();
  const shared = new Set<string>();
  const add = (to: Set<string>, handle: StreamStateHandle | null): void => {
    const path = handle === null ? null : pathInCase(handle);
    if (path !== null) to.add(path);
  };
  const addAll = (to: Set<string>, files: readonly HandleAndLocalPath[]): void => {
    for (const { handle } of files) add(to, handle);
  };
  const addKeyed = (handle: KeyedStateHandle): void => {
    if (handle.kind === 'keyGroups') add(exclusive, handle.delegate);
    if (handle.kind !== 'incremental') return;
    add(exclusive, handle.meta);
    addAll(exclusive, handle.private);
    addAll(shared, handle.shared);
  };
  for (const state of states) {
    for (const { delegate } of [...state.managedOperatorState, ...state.rawOperatorState]) {
      add(exclusive, delegate);
    }
    [...state.managedKeyedState, ...state.rawKeyedState].forEach(addKeyed);
  }
  return { exclusive, shared };
}

/** The path of a handle's file, as a case names its files; `null` for none, and for one elsewhere. */
export function pathInCase(handle: StreamStateHandle): string | null {
  const start = `file:${CASE_ROOT}/`;
  if (handle.kind !== 'file' && handle.kind !== 'relativeFile') return null;
  return handle.path.startsWith(start) ? handle.path.slice(start.length) : null;
}

/** All files of both sorts. */
export function allFiles({ exclusive, shared }: StateFiles): ReadonlySet<string> {
  return new Set([...exclusive, ...shared]);
}
