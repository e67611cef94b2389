/** What of a keyed handle falls into a range of key groups. Flink: `KeyedStateHandle#getIntersection`. */
import type {
  ChangelogStateBackendHandle,
  ChangelogStateHandle,
  KeyedStateHandle,
  KeyGroupRange,
} from '../../../spec/model/handles.ts';
import type { RestoreContext } from '../context.ts';

/** `null` where nothing does. */
export function intersect(
  handle: KeyedStateHandle,
  range: KeyGroupRange,
  context: RestoreContext,
): KeyedStateHandle | null {
  if (handle.kind === 'inMemoryChangelog' || handle.kind === 'fileChangelog') {
    return intersectChanges(handle, range, context);
  }
  const overlap = overlapOf(handle.range, range);
  if (overlap === null) return null;
  const { decisions, profile } = context;
  switch (handle.kind) {
    case 'keyGroups':
      return decisions.sliceKeyGroups(handle, overlap, profile.restore);
    case 'incremental':
      return decisions.sliceIncremental(handle, overlap);
    case 'changelog':
      return intersectChangelog(handle, range, overlap, context);
  }
}

/** The parts are cut to the subtask's range, not to the composite's. */
function intersectChangelog(
  handle: ChangelogStateBackendHandle,
  range: KeyGroupRange,
  overlap: KeyGroupRange,
  context: RestoreContext,
): ChangelogStateBackendHandle {
  const base = handle.base.map((part) => intersect(part, range, context));
  const delta = handle.delta.map((part) => intersectChanges(part, range, context));
  return {
    ...handle,
    range: overlap,
    base: base.filter((part) => part !== null),
    delta: delta.filter((part) => part !== null),
    stateHandleId: null,
  };
}

/** Changes in memory go whole to whoever owns one of them. */
function intersectChanges(
  handle: ChangelogStateHandle,
  range: KeyGroupRange,
  { decisions }: RestoreContext,
): ChangelogStateHandle | null {
  if (handle.kind === 'inMemoryChangelog') {
    const isOwned = handle.changes.some(({ keyGroup }) => decisions.ownsChange(keyGroup, range));
    return isOwned ? handle : null;
  }
  const overlap = overlapOf(handle.range, range);
  if (overlap === null) return null;
  return { ...handle, range: overlap, size: 0n, checkpointedSize: 0n, stateHandleId: null };
}

function overlapOf(left: KeyGroupRange, right: KeyGroupRange): KeyGroupRange | null {
  const start = Math.max(left.start, right.start);
  const end = Math.min(left.end, right.end);
  return start <= end ? { start, end } : null;
}
