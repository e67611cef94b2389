/**
 * The registry of shared state: which file each key stands for.
 * Flink: `SharedStateRegistryImpl#registerReference`.
 */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
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

/**
 * Keys are of two sorts that never meet: files, and plain strings. A file's key is a hash of its
 * physical ID; before Flink 1.16.3 and 1.17.2 it was the name that a backend had for it.
 */
export class SharedStateRegistry {
  readonly #context: RestoreContext;
  readonly #entries = new Map<string, Registered>();

  constructor(context: RestoreContext) {
    this.#context = context;
  }

  /**
   * Registers a file, and gives the handle that the snapshot goes on with.
   *
   * @param localName the backend's name for it, with the backend; `null` for a changelog's stream
   */
  registerFile(handle: StreamStateHandle, localName: string | null): StreamStateHandle {
    const { decisions, profile } = this.#context;
    const isByName = profile.restore.sharedState !== 'byPhysicalFile' && localName !== null;
    const key = isByName ? `local ${localName}` : `physical ${physicalId(handle)}`;
    const registered = this.#register(key, { kind: 'stream', handle });
    return registered.kind === 'stream'
      ? decisions.consolidated(registered.handle, handle)
      : handle;
  }

  /** Registers a keyed handle's ID. A random one (`null`) meets no other. */
  registerHandle(kind: 'marker' | 'wrapper', stateHandleId: string | null): void {
    if (stateHandleId !== null) {
      this.#register(`plain ${stateHandleId}`, { kind, stateHandleId });
    }
  }

  registerDirectory(path: string): void {
    this.#register(`plain ${path}`, { kind: 'directory', path });
  }

  #register(key: string, added: Registered): Registered {
    const known = this.#entries.get(key);
    if (known === undefined || (known.kind === 'marker' && added.kind !== 'marker')) {
      this.#entries.set(key, added);
      return added;
    }
    return this.#isSame(known, added) ? known : this.#unequal(key, known, added);
  }

  #unequal(key: string, known: Registered, added: Registered): Registered {
    const { decisions, profile } = this.#context;
    switch (decisions.onUnequalSharedFile(profile.restore)) {
      case 'refuse':
        return refuse('SHARED_STATE_CLASH', profile);
      case 'replace':
        this.#entries.set(key, added);
        return added;
      case 'drop':
        return known;
    }
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
