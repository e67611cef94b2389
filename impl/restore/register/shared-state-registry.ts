/**
 * The registry of shared state: which file each key stands for.
 * Flink: `SharedStateRegistryImpl#registerReference`.
 */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import type { Disk } from '../../files/disk.ts';
import { parseFlinkPath } from '../../paths/flink-path.ts';
import type { RestoreContext } from '../context.ts';
import { refuse } from '../refuse.ts';

/** What can be registered under a key. */
export type Registered =
  | { readonly kind: 'stream'; readonly handle: StreamStateHandle }
  /** Stands for a keyed handle. Flink: `EmptyDiscardStateObjectForRegister`. */
  | { readonly kind: 'marker'; readonly stateHandleId: string }
  /** A handle inside a changelog handle. Flink: `StreamStateHandleWrapper`. */
  | { readonly kind: 'wrapper'; readonly stateHandleId: string }
  | { readonly kind: 'directory'; readonly path: string };

/** What stands under a key, and who uses it. */
interface Entry {
  readonly registered: Registered;
  /** The checkpoint that registered it first. */
  readonly createdBy: bigint;
  /** The newest checkpoint that registered it. */
  lastUsedBy: bigint;
  /** How often it was registered, less how often it was released. Looked at before Flink 1.15. */
  references: number;
}

/** What became of the entries that no checkpoint uses any more. */
export interface UnusedState {
  readonly unused: readonly StreamStateHandle[];
  /** Those who registered what is still used. */
  readonly creatorsInUse: ReadonlySet<bigint>;
}

/**
 * Keys are of two sorts that never meet: files, and plain strings. A file's key is a hash of its
 * physical ID; before Flink 1.16.3 and 1.17.2 it was the name that a backend had for it.
 */
export class SharedStateRegistry {
  readonly #context: RestoreContext;
  readonly #disk: Disk;
  readonly #entries = new Map<string, Entry>();

  constructor(context: RestoreContext, disk: Disk) {
    this.#context = context;
    this.#disk = disk;
  }

  /**
   * Registers a file, and gives the handle that the snapshot goes on with.
   *
   * @param localName the backend's name for it, with the backend; `null` for a changelog's stream
   */
  registerFile(
    handle: StreamStateHandle,
    localName: string | null,
    checkpointId: bigint,
  ): StreamStateHandle {
    const { decisions } = this.#context;
    const key = this.#keyOf(handle, localName);
    const registered = this.#register(key, { kind: 'stream', handle }, checkpointId);
    return registered.kind === 'stream'
      ? decisions.consolidated(registered.handle, handle)
      : handle;
  }

  /** Registers a keyed handle's ID. A random one (`null`) meets no other. */
  registerHandle(
    kind: 'marker' | 'wrapper',
    stateHandleId: string | null,
    checkpointId: bigint,
  ): void {
    if (stateHandleId !== null) {
      this.#register(`plain ${stateHandleId}`, { kind, stateHandleId }, checkpointId);
    }
  }

  registerDirectory(path: string, checkpointId: bigint): void {
    this.#register(`plain ${path}`, { kind: 'directory', path }, checkpointId);
  }

  /**
   * Gives up one use of a file, before Flink 1.15: whether it was the last one.
   * Flink: `SharedStateRegistry#unregisterReference`.
   */
  release(handle: StreamStateHandle, localName: string | null): boolean {
    const key = this.#keyOf(handle, localName);
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    entry.references--;
    if (!this.#context.decisions.isUnreferenced(entry.references)) return false;
    this.#entries.delete(key);
    return true;
  }

  /**
   * Forgets what only older checkpoints than a given one used.
   * Flink: `SharedStateRegistryImpl#unregisterUnusedState`.
   *
   * @param newestNotClaimed up to this ID nothing belongs to the job that a checkpoint registered
   */
  forgetUnused(oldestRetained: bigint, newestNotClaimed: bigint): UnusedState {
    const { decisions } = this.#context;
    const unused: StreamStateHandle[] = [];
    const creatorsInUse = new Set<bigint>();
    for (const [key, { registered, createdBy, lastUsedBy }] of this.#entries) {
      if (!decisions.isUnused(lastUsedBy, oldestRetained)) {
        creatorsInUse.add(createdBy);
        continue;
      }
      this.#entries.delete(key);
      const belongsToJob = decisions.ownsShared(createdBy, newestNotClaimed);
      if (belongsToJob && registered.kind === 'stream') unused.push(registered.handle);
    }
    return { unused, creatorsInUse };
  }

  #keyOf(handle: StreamStateHandle, localName: string | null): string {
    const { sharedState } = this.#context.profile.restore;
    const isByName = sharedState !== 'byPhysicalFile' && localName !== null;
    return isByName ? `local ${localName}` : `physical ${physicalId(handle)}`;
  }

  #register(key: string, added: Registered, checkpointId: bigint): Registered {
    const known = this.#entries.get(key);
    if (known === undefined) {
      this.#entries.set(key, {
        registered: added,
        createdBy: checkpointId,
        lastUsedBy: checkpointId,
        references: 1,
      });
      return added;
    }
    known.references++;
    if (checkpointId > known.lastUsedBy) known.lastUsedBy = checkpointId;
    const standing = this.#standing(known.registered, added);
    this.#entries.set(key, { ...known, registered: standing });
    return standing;
  }

  /** What stands under a key from now on. */
  #standing(known: Registered, added: Registered): Registered {
    if (known.kind === 'marker' && added.kind !== 'marker') return added;
    return this.#isSame(known, added) ? known : this.#unequal(known, added);
  }

  /** The file of the one that loses is deleted, even where both stand for it. */
  #unequal(known: Registered, added: Registered): Registered {
    const { decisions, profile } = this.#context;
    const outcome = decisions.onUnequalSharedFile(profile.restore);
    if (outcome === 'refuse') return refuse('SHARED_STATE_CLASH', profile);
    const [stays, loses] = outcome === 'replace' ? [added, known] : [known, added];
    if (loses.kind === 'stream' && decisions.deletesWhatLoses) this.#disk.discard(loses.handle);
    return stays;
  }

  /** Under one key, markers, wrappers and directories are equal if they are of one sort. */
  #isSame(known: Registered, added: Registered): boolean {
    if (known.kind === 'stream' && added.kind === 'stream') {
      const { decisions, profile } = this.#context;
      return profile.restore.sharedStateEquality === 'ofRegistered'
        ? decisions.isSameSharedFile(known.handle, added.handle)
        : decisions.isSameSharedFile(added.handle, known.handle);
    }
    return known.kind === added.kind;
  }
}

/** A file's ID is its path as a URI, in which blanks are quoted: no name of inline bytes meets that. */
function uriOf(path: string): string {
  const parsed = parseFlinkPath(path);
  return parsed.ok ? parsed.path.toUriString() : path;
}

/** Flink: `StreamStateHandle#getStreamStateHandleID`. */
function physicalId(handle: StreamStateHandle): string {
  switch (handle.kind) {
    case 'bytes':
      return handle.handleName;
    case 'file':
    case 'relativeFile':
      return uriOf(handle.path);
    case 'segment':
      return handle.logicalFileId;
    case 'emptySegment':
      return 'DUMMY';
    case 'keyGroups':
      return physicalId(handle.delegate);
  }
}
