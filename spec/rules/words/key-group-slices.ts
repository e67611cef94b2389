/** Slices of key-groups handles, of one format each. */
import type { KeyedStateHandle, KeyGroupsStateHandle } from '../../model/handles.ts';
import type { Profile } from '../../profiles/profile.ts';
import type { KeyedHandles } from './keyed-parts.ts';
import { streamName } from './streams.ts';

/** Flink: `KeyGroupsStateHandle`. Their slices keep the ID from Flink 1.15 on. */
export const NATIVE_KEY_GROUPS = keyGroupsWhere(
  ({ savepoint }) => !savepoint,
  ({ restore }) => restore.slicesKeepHandleId,
);

/** Flink: `KeyGroupsSavepointStateHandle`. Their slices never keep the ID. */
export const CANONICAL_KEY_GROUPS = keyGroupsWhere(
  ({ savepoint }) => savepoint,
  () => false,
);

function keyGroupsWhere(
  isMeant: (handle: KeyGroupsStateHandle) => boolean,
  keepsId: (profile: Profile) => boolean,
): KeyedHandles {
  return {
    includes: (handle) => handle.kind === 'keyGroups' && isMeant(handle),
    origins: (part, recorded) => recorded.filter((handle) => isSameStream(part, handle)),
    keepsId: (_part, profile) => keepsId(profile),
  };
}

function isSameStream(part: KeyedStateHandle, handle: KeyedStateHandle): boolean {
  return (
    part.kind === 'keyGroups' &&
    handle.kind === 'keyGroups' &&
    streamName(part.delegate) === streamName(handle.delegate)
  );
}
