/** Equality of stream handles as Java sees it, and a map that is keyed by it. */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';

/**
 * Java: `registered.equals(other)`. Not symmetric: an absolute file equals a relative one with the
 * same path, and not the other way round. Inline bytes are equal iff their names are.
 * Flink: `equals` of `FileStateHandle`, `RelativeFileStateHandle`, `ByteStreamStateHandle`,
 * `SegmentFileStateHandle`, `KeyGroupsStateHandle`, `KeyGroupsSavepointStateHandle`.
 */
export function streamEquals(registered: StreamStateHandle, other: StreamStateHandle): boolean {
  switch (registered.kind) {
    case 'bytes':
      return other.kind === 'bytes' && registered.handleName === other.handleName;
    case 'file':
      return (
        (other.kind === 'file' || other.kind === 'relativeFile') && registered.path === other.path
      );
    case 'keyGroups':
      return (
        other.kind === 'keyGroups' &&
        (other.savepoint || !registered.savepoint) &&
        rangeKey(registered) === rangeKey(other) &&
        streamEquals(registered.delegate, other.delegate)
      );
    case 'relativeFile':
    case 'segment':
    case 'emptySegment':
      return hashKey(registered) === hashKey(other);
  }
}

/**
 * Handles are equal in a Java hash map only if their hash codes are too. This key stands for the
 * hash code: it differs where the fields differ that the hash is made of.
 */
export function hashKey(handle: StreamStateHandle): string {
  switch (handle.kind) {
    case 'bytes':
      return `bytes ${handle.handleName}`;
    case 'file':
      return `file ${handle.path}`;
    case 'relativeFile':
      return `relative ${JSON.stringify([handle.path, handle.relativePath])}`;
    case 'segment': {
      const { logicalFileId, path, startPos, size, scope } = handle;
      return `segment ${JSON.stringify([logicalFileId, path, `${startPos}`, `${size}`, scope])}`;
    }
    case 'emptySegment':
      return 'emptySegment';
    case 'keyGroups':
      return `keyGroups ${rangeKey(handle)} ${hashKey(handle.delegate)}`;
  }
}

function rangeKey(handle: Extract<StreamStateHandle, { kind: 'keyGroups' }>): string {
  return `${handle.range.start} ${handle.range.end} ${handle.offsets.join(' ')}`;
}

/** A map from stream handles to values, in the order of insertion. Java: `HashMap<StreamStateHandle, V>`. */
export class StreamMap<V> {
  readonly #equal: (left: StreamStateHandle, right: StreamStateHandle) => boolean;
  readonly #byHash = new Map<string, { readonly key: StreamStateHandle; value: V }[]>();

  /** @param equal Java's `sought.equals(present)` */
  constructor(equal: (left: StreamStateHandle, right: StreamStateHandle) => boolean) {
    this.#equal = equal;
  }

  get(key: StreamStateHandle): V | undefined {
    return this.#byHash.get(hashKey(key))?.find((entry) => this.#equal(key, entry.key))?.value;
  }

  /** Adds a key that is not there yet. */
  add(key: StreamStateHandle, value: V): void {
    const hash = hashKey(key);
    const entries = this.#byHash.get(hash);
    if (entries === undefined) this.#byHash.set(hash, [{ key, value }]);
    else entries.push({ key, value });
  }

  *values(): Generator<V> {
    for (const entries of this.#byHash.values()) for (const entry of entries) yield entry.value;
  }
}
