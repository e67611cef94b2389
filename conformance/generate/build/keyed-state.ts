/** Keyed handles of one subtask. */
import { keyGroupCount } from '../../../spec/model/handles.ts';
import type {
  ChangelogStateBackendHandle,
  ChangelogStateHandle,
  IncrementalRemoteKeyedStateHandle,
  KeyedStateHandle,
  KeyGroupRange,
  KeyGroupsStateHandle,
  StreamStateHandle,
} from '../../../spec/model/handles.ts';
import type { KeyedKind, KeyedPlan } from '../draft/state-draft.ts';
import { scatteredUuid } from '../random.ts';
import type { BuildContext } from './context.ts';
import { plannedRange } from './key-groups.ts';
import type { WriterSubtask } from './key-groups.ts';
import { sharedHandle, someBytes, streamHandle } from './stream-handles.ts';

/** Handles with an offset for each key group cover at most so many, so that cases stay small. */
const MOST_OFFSETS = 128;

/** A place in a snapshot: gives handles names and IDs of their own. */
export interface Place {
  /** Unique within the snapshot. */
  readonly name: string;
  /** Unique within the snapshot as well. */
  readonly number: number;
}

/** The keyed handle of one subtask. */
export function keyedHandle(
  plan: KeyedPlan,
  subtask: WriterSubtask,
  place: Place,
  context: BuildContext,
): KeyedStateHandle {
  return handleOfKind(readableKind(plan.kind, context), plan, subtask, place, context);
}

function readableKind(kind: KeyedKind, { reads }: BuildContext): KeyedKind {
  if (kind === 'changelog' && !reads.handleIds) return 'incremental';
  if (kind === 'savepoint' && !reads.savepointKeyGroups) return 'keyGroups';
  return kind;
}

function handleOfKind(
  kind: KeyedKind,
  plan: KeyedPlan,
  subtask: WriterSubtask,
  place: Place,
  context: BuildContext,
): KeyedStateHandle {
  switch (kind) {
    case 'keyGroups':
    case 'savepoint':
      return keyGroupsHandle(kind === 'savepoint', plan, subtask, place, context);
    case 'incremental':
      return incrementalHandle(plan, plannedRange(plan.range, subtask), place, context);
    case 'changelog':
      return changelogHandle(plan, subtask, place, context);
  }
}

function handleId(place: Place, { salt, reads }: BuildContext): string | null {
  return reads.handleIds ? scatteredUuid(salt, place.number) : null;
}

function keyGroupsHandle(
  savepoint: boolean,
  plan: KeyedPlan,
  subtask: WriterSubtask,
  place: Place,
  context: BuildContext,
): KeyGroupsStateHandle {
  const wanted = plannedRange(plan.range, subtask);
  const range = keyGroupCount(wanted) > MOST_OFFSETS ? plannedRange('narrow', subtask) : wanted;
  return {
    kind: 'keyGroups',
    savepoint,
    range,
    offsets: Array.from({ length: keyGroupCount(range) }, (_, group) => BigInt(group * 8)),
    delegate: streamHandle(plan.stream, place.name, place.number, context),
    stateHandleId: savepoint ? null : handleId(place, context),
  };
}

function incrementalHandle(
  plan: KeyedPlan,
  range: KeyGroupRange,
  place: Place,
  context: BuildContext,
): IncrementalRemoteKeyedStateHandle {
  const meta = streamHandle(plan.stream, `${place.name}-meta`, place.number, context);
  const own = streamHandle(plan.stream, `${place.name}-private`, place.number + 1, context);
  const shared = plan.shared.map((file, index) => ({
    localPath: `${String(index).padStart(6, '0')}.sst`,
    handle: sharedHandle(file, context),
  }));
  const handles = [meta, own, ...shared.map(({ handle }) => handle)];
  return {
    kind: 'incremental',
    checkpointId: context.checkpointId,
    backendId: scatteredUuid(context.salt, plan.ofOneBackend ? 0 : place.number + 1),
    range,
    // Handles without an ID are of the older class, which has no size either: a reader adds up.
    checkpointedSize: context.reads.handleIds
      ? BigInt(place.number)
      : handles.reduce((sum, handle) => sum + sizeOf(handle), 0n),
    meta,
    shared,
    private: [{ localPath: 'MANIFEST-000004', handle: own }],
    stateHandleId: handleId(place, context),
  };
}

function sizeOf(handle: StreamStateHandle): bigint {
  switch (handle.kind) {
    case 'bytes':
      return BigInt(handle.data.length);
    case 'file':
    case 'relativeFile':
    case 'segment':
      return handle.size;
    case 'emptySegment':
    case 'keyGroups':
      return 0n;
  }
}

const BASE_KINDS = [null, 'keyGroups', 'incremental', 'savepoint'] as const;

/** A changelog handle; bits 0 and 1 of the plan choose its base, bits 2 and 3 how many deltas. */
function changelogHandle(
  plan: KeyedPlan,
  subtask: WriterSubtask,
  place: Place,
  context: BuildContext,
): ChangelogStateBackendHandle {
  // Flink reads no changelog handle without key groups.
  const filled = plan.range === 'empty' ? { ...plan, range: 'exact' as const } : plan;
  const range = plannedRange(filled.range, subtask);
  const baseKind = BASE_KINDS[plan.changelog & 3]!;
  const basePlace = { name: `${place.name}-base`, number: place.number + 1 };
  return {
    kind: 'changelog',
    range,
    checkpointedSize: BigInt(place.number),
    base: baseKind === null ? [] : [handleOfKind(baseKind, filled, subtask, basePlace, context)],
    delta: Array.from({ length: (plan.changelog >> 2) & 3 }, (_, index) =>
      changelogDelta(
        (plan.changelog >> 4) + index * 5,
        range,
        {
          name: `${place.name}-delta-${index}`,
          number: place.number + 3 + index,
        },
        context,
      ),
    ),
    materializationId: BigInt(plan.changelog),
    checkpointId: context.checkpointId,
    stateHandleId: handleId(place, context),
  };
}

/** One delta: bit 0 chooses its kind, bits 1 and 2 which key groups changed; of a file, bit 1. */
function changelogDelta(
  choice: number,
  range: KeyGroupRange,
  place: Place,
  context: BuildContext,
): ChangelogStateHandle {
  const stateHandleId = handleId(place, context);
  if (choice % 2 === 1) {
    const handle = streamHandle('file', place.name, place.number, context);
    return {
      kind: 'fileChangelog',
      range: choice & 2 ? { start: range.start, end: range.start } : range,
      handles: [{ offset: BigInt(choice), handle }],
      size: 64n,
      checkpointedSize: 32n,
      stateHandleId,
      storageIdentifier: 'filesystem',
    };
  }
  const keyGroups = [[-1, range.start], [range.start, range.end], [-1], [range.end + 1]];
  return {
    kind: 'inMemoryChangelog',
    range,
    from: BigInt(choice),
    to: BigInt(choice + 2),
    changes: keyGroups[(choice >> 1) & 3]!.map((keyGroup) => ({
      keyGroup,
      change: someBytes(context.salt, place.number, 2),
    })),
    stateHandleId,
  };
}
