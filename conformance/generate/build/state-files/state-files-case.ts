/** A case of the question `open` with its state files, from what was drawn for it. */
import type { OpenedState } from '../../../../spec/model/backend.ts';
import type { OpenCase, WrittenState } from '../../../../spec/model/case.ts';
import type {
  ChangelogStateBackendHandle,
  KeyGroupRange,
  KeyGroupsStateHandle,
} from '../../../../spec/model/handles.ts';
import { CASE_ROOT } from '../../../../spec/model/request.ts';
import type { CaseFile } from '../../../../spec/model/request.ts';
import type { Profile } from '../../../../spec/profiles/profile.ts';
import { keyedHeader } from '../../../../impl/state-files/compose-header.ts';
import { writeFullFormat } from '../../../../impl/state-files/full-format.ts';
import type { WrittenKeyGroups } from '../../../../impl/state-files/write-key-groups.ts';
import { writeHeapFormat } from '../../../../impl/state-files/heap-format.ts';
import type { HeapState } from '../../../../impl/state-files/heap-format.ts';
import { CUT_PARTS } from '../../draft/state-files-draft.ts';
import type { OwnKeyGroups, StateDamage, StateFilesDraft } from '../../draft/state-files-draft.ts';
import { scatteredUuid } from '../../random.ts';
import { readableHandles } from '../context.ts';
import { ownRange } from '../key-groups.ts';
import { availableBackend } from '../open-case.ts';
import { readableVersion } from '../restore-case.ts';
import { contentOf } from './content.ts';
import type { ContentState } from './content.ts';
import { keySerializerOf } from './written-values.ts';

/** The whole case: a handle of each subtask that wrote one, and the files behind them. */
export function stateFilesCase(id: string, draft: StateFilesDraft, profile: Profile): OpenCase {
  const content = contentOf(draft);
  const reads = readableHandles(profile, readableVersion(6, profile));
  const parts = Array.from({ length: Math.min(draft.handles, draft.maxParallelism) }, (_, index) =>
    partOf(index, draft, content),
  );
  const damage = damageOf(draft, parts.length);
  const handles = parts.map(({ range, offsets, bytes }, index): KeyGroupsStateHandle => {
    return {
      kind: 'keyGroups',
      savepoint: draft.form.savepoint && reads.savepointKeyGroups,
      range,
      offsets,
      delegate: {
        kind: 'file',
        path: `file:${CASE_ROOT}/${pathOf(index)}`,
        size: BigInt(bytes.length),
      },
      stateHandleId: reads.handleIds ? scatteredUuid(draft.entries.length, index) : null,
    };
  });
  return {
    id,
    question: 'open',
    request: {
      backend: availableBackend(draft.backend, profile),
      handles: draft.changelog && reads.handleIds ? handles.map(materialised) : handles,
      state: {
        files: filesOf(parts, draft, damage),
        keyGroups: keyGroupsOf(draft.own, handles),
        maxParallelism: draft.maxParallelism,
        keySerializer: draft.otherKeys ?? draft.writtenKeys,
        timers: draft.timers,
      },
    },
    written: writtenState(draft, content, damage),
  };
}

/** A changelog's handle, since which nothing was written. Flink 1.15+, as far as the metadata goes. */
function materialised(handle: KeyGroupsStateHandle, index: number): ChangelogStateBackendHandle {
  return {
    kind: 'changelog',
    range: handle.range,
    checkpointedSize: 0n,
    base: [handle],
    delta: [],
    materializationId: 1n,
    checkpointId: 7n,
    stateHandleId: scatteredUuid(handle.offsets.length, index),
  };
}

function pathOf(index: number): string {
  return `chk-7/state-${index}`;
}

function partOf(
  index: number,
  { handles, maxParallelism, form, writtenKeys, compressed }: StateFilesDraft,
  content: readonly ContentState[],
): WrittenKeyGroups {
  const parallelism = Math.min(handles, maxParallelism);
  const range = ownRange({ index, parallelism, maxParallelism });
  const header = keyedHeader(
    keySerializerOf(writtenKeys),
    content.map(({ meta }) => meta),
    compressed,
  );
  if (form.format === 'heap') {
    return writeHeapFormat(header, range, (keyGroup) =>
      content.map((state, stateId) => heapStateOf(state, stateId, keyGroup)),
    );
  }
  return writeFullFormat(header, range, (keyGroup) =>
    content.flatMap((state, stateId) =>
      canonicalOf(state, keyGroup).map((entry) => Object.assign({ stateId }, entry)),
    ),
  );
}

function heapStateOf(
  { kind, entries }: ContentState,
  stateId: number,
  keyGroup: number,
): HeapState {
  const here = entries.filter((entry) => entry.keyGroup === keyGroup).map(({ heap }) => heap);
  return kind === 'timers'
    ? { stateId, kind: 'queue', elements: here.map(({ value }) => value) }
    : { stateId, kind: 'table', entries: here };
}

/** By the bytes of their keys, which is how a database gives them. */
function canonicalOf({ entries }: ContentState, keyGroup: number) {
  return entries
    .filter((entry) => entry.keyGroup === keyGroup)
    .flatMap(({ canonical }) => canonical)
    .sort((a, b) => Buffer.compare(a.key, b.key));
}

/**
 * Files change places where there are two, and in the format of the heap alone, which names key groups.
 * In the full format nothing tells: a length may be read that no memory has.
 */
function damageOf({ damage, form }: StateFilesDraft, files: number): StateDamage | null {
  if (damage === null) return null;
  const canExchange = files > 1 && form.format === 'heap';
  return damage.kind === 'exchanged' && !canExchange ? 'cut' : damage.kind;
}

/** The last one may be missing, shorter than it was written, or in the place of the first. */
function filesOf(
  parts: readonly WrittenKeyGroups[],
  draft: StateFilesDraft,
  damage: StateDamage | null,
): CaseFile[] {
  const files = parts.map(({ bytes }, index) => ({ path: pathOf(index), bytes }));
  const [first, last] = [files[0]!, files.at(-1)!];
  const others = files.slice(0, -1);
  switch (damage) {
    case null:
      return files;
    case 'missing':
      return others;
    case 'cut': {
      const length = Math.floor((last.bytes.length * draft.damage!.at) / CUT_PARTS);
      return [...others, { path: last.path, bytes: last.bytes.subarray(0, length) }];
    }
    case 'exchanged':
      return [
        { path: first.path, bytes: last.bytes },
        ...files.slice(1, -1),
        { path: last.path, bytes: first.bytes },
      ];
  }
}

function keyGroupsOf(own: OwnKeyGroups, handles: readonly KeyGroupsStateHandle[]): KeyGroupRange {
  const [start, end] = [handles[0]!.range.start, handles.at(-1)!.range.end];
  switch (own) {
    case 'all':
      return { start, end };
    case 'allButFirst':
      return { start: Math.min(start + 1, end), end };
    case 'half':
      return { start, end: Math.floor((start + end) / 2) };
  }
}

function writtenState(
  { form, writtenKeys, maxParallelism }: StateFilesDraft,
  content: readonly ContentState[],
  damage: StateDamage | null,
): WrittenState {
  return {
    format: form.format,
    keySerializer: writtenKeys,
    states: content.map((state) => openedState(state, maxParallelism)),
    ...(damage === null ? {} : { damage }),
  };
}

/** Names are numbered, so that they are in order. */
function openedState(state: ContentState, maxParallelism: number): OpenedState {
  const keyGroups = Array.from({ length: maxParallelism }, (_, keyGroup) => ({
    keyGroup,
    entries: canonicalOf(state, keyGroup),
  }));
  return {
    name: state.name,
    kind: state.kind,
    keyGroups: keyGroups.filter(({ entries }) => entries.length > 0),
  };
}
