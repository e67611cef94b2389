/**
 * Registers the shared state of a snapshot. Flink: `CompletedCheckpoint#registerSharedStatesAfterRestored`,
 * then `registerSharedStates` of `OperatorState`, `OperatorSubtaskState` and of the handles.
 */
import type {
  ChangelogStateHandle,
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
} from '../../../spec/model/handles.ts';
import type { OperatorState, SubtaskEntry, SubtaskState } from '../../../spec/model/snapshot.ts';
import { incrementalStateSize } from '../../codec/semantic/state-size.ts';
import type { RestoreContext } from '../context.ts';
import { JavaHashMap } from '../java/hash-map.ts';
import { refuse } from '../refuse.ts';
import { SharedStateRegistry } from './shared-state-registry.ts';

/** Registers the shared state of checkpoints, one after the other. */
export class Registrar {
  readonly #context: RestoreContext;
  readonly #registry: SharedStateRegistry;

  constructor(context: RestoreContext) {
    this.#context = context;
    this.#registry = new SharedStateRegistry(context);
  }

  /**
   * The same states, in which every shared file is held by the handle that stands for it: that one's
   * size, and for inline bytes that one's content, are what tasks get.
   */
  registerAll(operators: JavaHashMap<OperatorState>): JavaHashMap<OperatorState> {
    const registered = JavaHashMap.copyOf(operators);
    for (const [id, state] of operators.entries()) {
      registered.put(id, { ...state, subtasks: state.subtasks.map(this.#subtask) });
    }
    return registered;
  }

  readonly #subtask = (entry: SubtaskEntry): SubtaskEntry => {
    const managedKeyedState = entry.state.managedKeyedState.map(this.#keyedState);
    const rawKeyedState = entry.state.rawKeyedState.map(this.#keyedState);
    if (this.#context.profile.restore.registersDirectories) this.#directories(entry.state);
    return { ...entry, state: { ...entry.state, managedKeyedState, rawKeyedState } };
  };

  readonly #keyedState = (handle: KeyedStateHandle): KeyedStateHandle => {
    this.#registry.registerHandle('marker', handle.stateHandleId);
    return this.#files(handle);
  };

  #files(handle: KeyedStateHandle): KeyedStateHandle {
    switch (handle.kind) {
      case 'incremental': {
        const shared = handle.shared.map((file) => ({
          ...file,
          handle: this.#registry.registerFile(file.handle, localNameOf(handle, file.localPath)),
        }));
        const registered = { ...handle, shared };
        const { incrementalSize } = this.#context.profile.restore;
        return incrementalSize === 'own'
          ? registered
          : {
              ...registered,
              checkpointedSize: incrementalStateSize(handle.meta, [...shared, ...handle.private]),
            };
      }
      case 'changelog': {
        for (const base of handle.base)
          this.#registry.registerHandle('wrapper', base.stateHandleId);
        const base = handle.base.map((part) => this.#files(part));
        for (const delta of handle.delta) this.#changes(delta);
        return { ...handle, base };
      }
      case 'fileChangelog':
      case 'inMemoryChangelog':
        this.#changes(handle);
        return handle;
      case 'keyGroups':
        return handle;
    }
  }

  #changes(delta: ChangelogStateHandle): void {
    if (delta.kind === 'inMemoryChangelog') return;
    for (const { handle } of delta.handles) {
      if (handle === null) refuse('SHARED_HANDLE_MISSING', this.#context.profile);
      this.#registry.registerFile(handle, null);
    }
  }

  #directories(state: SubtaskState): void {
    for (const handle of state.managedOperatorState) {
      if (handle.kind !== 'fileMergingOperatorStream') continue;
      this.#registry.registerDirectory(handle.taskOwnedDir);
      this.#registry.registerDirectory(handle.sharedDir);
    }
  }
}

/** Flink: `IncrementalRemoteKeyedStateHandle#createSharedStateRegistryKeyFromFileName`. */
function localNameOf(
  { backendId, range }: IncrementalRemoteKeyedStateHandle,
  localPath: string,
): string {
  return `${backendId}-${range.start}-${range.end}-${localPath}`;
}
