/** A case of the question `decode`, from what was drawn for it. */
import type { DecodeCase } from '../../../spec/model/case.ts';
import type { KeyedStateHandle, StreamStateHandle } from '../../../spec/model/handles.ts';
import type { Snapshot, SubtaskState } from '../../../spec/model/snapshot.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { encodeSnapshot } from '../../../impl/codec/index.ts';
import { asReadFrom } from '../as-read-from.ts';
import type { DecodeDraft } from '../draft/decode-draft.ts';
import { readableExtras, withExtras } from './decode-extras.ts';
import { layOut } from './lay-out.ts';
import { draftedSnapshot, readableVersion } from './restore-case.ts';

/** The whole case. */
export function decodeCase(
  id: string,
  { base, extras }: DecodeDraft,
  profile: Profile,
): DecodeCase {
  const version = readableVersion(base.snapshot.metadataVersion, profile);
  const readable = readableExtras(extras, profile);
  const snapshot = asReadFrom(withExtras(draftedSnapshot(base, profile), readable), version);
  const layout = layOut(base.pointer);
  const pointers = {
    directory: layout.directory,
    metadataFile: `${layout.directory}/_metadata`,
    none: null,
  };
  const pointer = pointers[extras.pointer];
  return {
    id,
    question: 'decode',
    request: {
      files: [{ path: layout.metadata, bytes: encodeSnapshot(snapshot, version) }],
      metadata: layout.metadata,
      pointer,
    },
    snapshot: pointer === null && hasRelativeHandles(snapshot) ? null : snapshot,
  };
}

/** Whether any handle can only be read with a pointer. */
export function hasRelativeHandles(snapshot: Snapshot): boolean {
  return snapshot.operators.some(({ subtasks }) =>
    subtasks.some(({ state }) => streamsOf(state).some(isRelative)),
  );
}

function isRelative(handle: StreamStateHandle): boolean {
  return handle.kind === 'keyGroups' ? isRelative(handle.delegate) : handle.kind === 'relativeFile';
}

function streamsOf(state: SubtaskState): StreamStateHandle[] {
  return [
    ...[...state.managedOperatorState, ...state.rawOperatorState].map((h) => h.delegate),
    ...[...state.managedKeyedState, ...state.rawKeyedState].flatMap(keyedStreams),
    ...[...state.inputChannelState, ...state.resultSubpartitionState].flatMap((h) =>
      h.delegate === null ? [] : [h.delegate],
    ),
  ];
}

function keyedStreams(handle: KeyedStateHandle): StreamStateHandle[] {
  switch (handle.kind) {
    case 'keyGroups':
      return [handle.delegate];
    case 'incremental': {
      const files = [...handle.shared, ...handle.private].map((file) => file.handle);
      return handle.meta === null ? files : [handle.meta, ...files];
    }
    case 'changelog':
      return [...handle.base, ...handle.delta].flatMap(keyedStreams);
    case 'fileChangelog':
      return handle.handles.flatMap((part) => (part.handle === null ? [] : [part.handle]));
    case 'inMemoryChangelog':
      return [];
  }
}
