/** Words for keyed handles: what they hold, and what of it falls into a range of key groups. */
import type {
  ChangelogStateHandle,
  HandleAndLocalPath,
  KeyedStateHandle,
  KeyGroupRange,
} from '../../model/handles.ts';
import type { Profile } from '../../profiles/profile.ts';
import { commonKeyGroups } from './key-groups.ts';
import { sharedFileName, streamName } from './streams.ts';

/**
 * Everything that a keyed handle says, in words, but the handle's ID and the bytes of what is in
 * memory.
 *
 * @param release left out is which shared files an incremental handle has where its release may put
 *   others in their place, and the handle's size hangs on them
 */
export function keyedHandleText(handle: KeyedStateHandle, release?: Profile): string {
  const range = `${handle.range.start}-${handle.range.end}`;
  switch (handle.kind) {
    case 'keyGroups': {
      const format = handle.savepoint ? 'savepoint key groups' : 'key groups';
      return `${format} ${range} at ${handle.offsets.join(' ')} in ${streamName(handle.delegate)}`;
    }
    case 'incremental': {
      const { checkpointId, backendId, checkpointedSize, meta, shared } = handle;
      const metaText = meta === null ? 'none' : streamName(meta);
      if (release !== undefined && mayReplaceSharedFiles(release)) {
        return `incremental ${range} of checkpoint ${checkpointId} by ${backendId}, meta ${metaText}, private [${filesText(handle.private, streamName)}], shared [${filesText(shared, () => 'a file')}]`;
      }
      return `incremental ${range} of checkpoint ${checkpointId} by ${backendId}, ${checkpointedSize} bytes, meta ${metaText}, private [${filesText(handle.private, streamName)}], shared [${filesText(shared, sharedFileName)}]`;
    }
    case 'changelog': {
      const { base, delta, checkpointId, checkpointedSize, materializationId } = handle;
      return `changelog ${range} of checkpoint ${checkpointId}, materialization ${materializationId}, ${checkpointedSize} bytes, base [${partsText(base, release)}], delta [${partsText(delta, release)}]`;
    }
    case 'fileChangelog': {
      const streams = handle.handles.map(
        (part) => `${part.handle === null ? 'none' : streamName(part.handle)} from ${part.offset}`,
      );
      return `changes ${range} in [${streams.join('; ')}], ${handle.size} and ${handle.checkpointedSize} bytes, ${handle.storageIdentifier}`;
    }
    case 'inMemoryChangelog': {
      const groups = handle.changes.map(({ keyGroup }) => keyGroup);
      return `changes ${range} in memory ${handle.from} to ${handle.to} of key groups [${groups.join(' ')}]`;
    }
  }
}

/** Flink: `SharedStateRegistry#registerReference` before 1.15. */
function mayReplaceSharedFiles({ restore }: Profile): boolean {
  return restore.sharedState === 'rebuilt';
}

/** A changelog registers its parts, and with them their shared files. */
function partsText(handles: readonly KeyedStateHandle[], release: Profile | undefined): string {
  return handles.map((part) => keyedHandleText(part, release)).join('; ');
}

/** In one order: releases that keep the files in a map hand them on as their hashes fall. */
function filesText(
  files: readonly HandleAndLocalPath[],
  nameOf: (handle: HandleAndLocalPath['handle']) => string,
): string {
  return files
    .map(({ localPath, handle }) => `${localPath}: ${nameOf(handle)}`)
    .sort()
    .join('; ');
}

/**
 * What of a keyed handle a subtask gets that owns a range, `null` for nothing. IDs are left as they
 * are: which of them are random, rules say. Flink: `KeyedStateHandle#getIntersection`.
 */
export function partOf(handle: KeyedStateHandle, range: KeyGroupRange): KeyedStateHandle | null {
  switch (handle.kind) {
    case 'inMemoryChangelog':
    case 'fileChangelog':
      return changesOf(handle, range);
    case 'incremental':
      return commonKeyGroups(handle.range, range) === null ? null : handle;
    case 'keyGroups': {
      const common = commonKeyGroups(handle.range, range);
      if (common === null) return null;
      const { start } = handle.range;
      const offsets = handle.offsets.slice(common.start - start, common.end - start + 1);
      return { ...handle, range: common, offsets };
    }
    case 'changelog': {
      const common = commonKeyGroups(handle.range, range);
      if (common === null) return null;
      const base = handle.base.map((part) => partOf(part, range));
      const delta = handle.delta.map((part) => changesOf(part, range));
      return {
        ...handle,
        range: common,
        base: base.filter((part) => part !== null),
        delta: delta.filter((part) => part !== null),
      };
    }
  }
}

/** Changes in memory go whole to whoever owns the key group of one; a file's range is narrowed. */
function changesOf(
  handle: ChangelogStateHandle,
  range: KeyGroupRange,
): ChangelogStateHandle | null {
  if (handle.kind === 'inMemoryChangelog') {
    const isOwned = handle.changes.some(
      ({ keyGroup }) => keyGroup >= range.start && keyGroup <= range.end,
    );
    return isOwned ? handle : null;
  }
  const common = commonKeyGroups(handle.range, range);
  return common === null ? null : { ...handle, range: common, size: 0n, checkpointedSize: 0n };
}

/**
 * Whether a handle has the ID of one of some others; `null` where one of those has none of its own,
 * so that nobody can tell.
 */
export function hasIdOf(
  handle: KeyedStateHandle,
  others: readonly KeyedStateHandle[],
): boolean | null {
  const ids = new Set(others.map(({ stateHandleId }) => stateHandleId));
  return ids.has(null) ? null : ids.has(handle.stateHandleId);
}
