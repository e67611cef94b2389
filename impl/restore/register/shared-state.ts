/**
 * Registers the shared state of a snapshot. Flink: `CompletedCheckpoint#registerSharedStatesAfterRestored`,
 * then `registerSharedStates` of `OperatorState`, `OperatorSubtaskState` and of the handles.
 */
import type {
  ChangelogStateHandle,
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { OperatorState, SubtaskEntry, SubtaskState } from '../../../spec/model/snapshot.ts';
import { incrementalStateSize } from '../../codec/semantic/state-size.ts';
import type { Disk } from '../../files/disk.ts';
import type { RestoreContext } from '../context.ts';
import { JavaHashMap } from '../java/hash-map.ts';
import { refuse } from '../refuse.ts';
import { SharedStateRegistry } from './shared-state-registry.ts';
import type { UnusedState } from './shared-state-registry.ts';

/** Registers the shared state of checkpoints, one after the other. */
export class Registrar {
  readonly #context: RestoreContext;
  readonly #registry: SharedStateRegistry;

  constructor(context: RestoreContext, disk: Disk) {
    this.#context = context;
    this.#registry = new SharedStateRegistry(context, disk);
  }

  /**
   * The same states, in which every shared file is held by the handle that stands for it: that one's
   * size, and for inline bytes that one's content, are what tasks get.
   */
  registerAll(
    operators: JavaHashMap<OperatorState>,
    checkpointId: bigint,
  ): JavaHashMap<OperatorState> {
    const registered = JavaHashMap.copyOf(operators);
    for (const [id, state] of operators.entries()) {
      const subtasks = state.subtasks.map((entry) => this.#subtask(entry, checkpointId));
      registered.put(id, { ...state, subtasks });
    }
    return registered;
  }

  /** See {@link SharedStateRegistry.forgetUnused}. */
  forgetUnused(oldestRetained: bigint, newestNotClaimed: bigint): UnusedState {
    return this.#registry.forgetUnused(oldestRetained, newestNotClaimed);
  }

  /** Gives up the shared files of a checkpoint: those that nothing else uses. */
  releaseAll(operators: JavaHashMap<OperatorState>): StreamStateHandle[] {
    return [...operators.values()].flatMap(({ subtasks }) =>
      subtasks.flatMap(({ state: { managedKeyedState, rawKeyedState } }) =>
        [...managedKeyedState, ...rawKeyedState].flatMap((handle) =>
          handle.kind === 'incremental' ? this.#released(handle) : [],
        ),
      ),
    );
  }

  #released(handle: IncrementalRemoteKeyedStateHandle): StreamStateHandle[] {
    const unused = handle.shared.filter((file) =>
      this.#registry.release(file.handle, localNameOf(handle, file.localPath)),
    );
    return unused.map((file) => file.handle);
  }

  #subtask(entry: SubtaskEntry, checkpointId: bigint): SubtaskEntry {
    const keyedState = (handle: KeyedStateHandle): KeyedStateHandle => {
      this.#registry.registerHandle('marker', handle.stateHandleId, checkpointId);
      return this.#files(handle, checkpointId);
    };
    const managedKeyedState = entry.state.managedKeyedState.map(keyedState);
    const rawKeyedState = entry.state.rawKeyedState.map(keyedState);
    if (this.#context.profile.restore.registersDirectories) {
      this.#directories(entry.state, checkpointId);
    }
    return { ...entry, state: { ...entry.state, managedKeyedState, rawKeyedState } };
  }

  #files(handle: KeyedStateHandle, checkpointId: bigint): KeyedStateHandle {
    switch (handle.kind) {
      case 'incremental': {
        const shared = handle.shared.map((file) => ({
          ...file,
          handle: this.#registry.registerFile(
            file.handle,
            localNameOf(handle, file.localPath),
            checkpointId,
          ),
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
          this.#registry.registerHandle('wrapper', base.stateHandleId, checkpointId);
        const base = handle.base.map((part) => this.#files(part, checkpointId));
        for (const delta of handle.delta) this.#changes(delta, checkpointId);
        return { ...handle, base };
      }
      case 'fileChangelog':
      case 'inMemoryChangelog':
        this.#changes(handle, checkpointId);
        return handle;
      case 'keyGroups':
        return handle;
    }
  }

  #changes(delta: ChangelogStateHandle, checkpointId: bigint): void {
    if (delta.kind === 'inMemoryChangelog') return;
    for (const { handle } of delta.handles) {
      if (handle === null) refuse('SHARED_HANDLE_MISSING', this.#context.profile);
      this.#registry.registerFile(handle, null, checkpointId);
    }
  }

  #directories(state: SubtaskState, checkpointId: bigint): void {
    for (const handle of state.managedOperatorState) {
      if (handle.kind !== 'fileMergingOperatorStream') continue;
      this.#registry.registerDirectory(handle.taskOwnedDir, checkpointId);
      this.#registry.registerDirectory(handle.sharedDir, checkpointId);
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
