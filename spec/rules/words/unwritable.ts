/** What of a snapshot a file of some version cannot hold, so that Flink refuses to write it. */
import {
  FIRST_VERSION_WITH_MERGED_CHANNELS,
  FIRST_VERSION_WITH_NAMES,
} from '../../format/metadata.ts';
import { asPlain, fieldNames, isFields, isList } from '../../model/comparison/plain.ts';
import type { Plain } from '../../model/comparison/plain.ts';
import type { RefusalCode } from '../../model/refusal.ts';
import type { EncodeRequest } from '../../model/request.ts';
import type { Snapshot, SubtaskState } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';

/** In bytes of modified UTF-8. Java: `DataOutput#writeUTF`. */
export const LONGEST_TEXT_BYTES = 65_535;

/** Whether the release writes the version that is asked for; if not, nothing is expected of it. */
export function isWritten({ metadataVersion }: EncodeRequest, { format }: Profile): boolean {
  return format.writable.includes(metadataVersion);
}

/** Every reason to refuse the request; empty where it must be written. */
export function reasonsToRefuse(request: EncodeRequest): readonly RefusalCode[] {
  const { snapshot, metadataVersion } = request;
  const reasons: RefusalCode[] = [];
  if (metadataVersion >= FIRST_VERSION_WITH_NAMES) {
    if (hasEmpty('name', snapshot)) reasons.push('OPERATOR_NAME_EMPTY');
    if (hasEmpty('uid', snapshot)) reasons.push('OPERATOR_UID_EMPTY');
  }
  if (hasSeveralHandles(snapshot)) reasons.push('SUBTASK_STATE_NOT_SINGLE');
  if (metadataVersion < FIRST_VERSION_WITH_MERGED_CHANNELS && hasMergedChannels(snapshot)) {
    reasons.push('MERGED_CHANNEL_HANDLE_UNWRITABLE');
  }
  if (longestText(snapshot) > LONGEST_TEXT_BYTES) reasons.push('TEXT_TOO_LONG');
  return reasons;
}

/** Whether an operator's name, or its uid, is there and empty. */
export function hasEmpty(field: 'name' | 'uid', { operators }: Snapshot): boolean {
  return operators.some((operator) => operator[field] === '');
}

/** Whether a subtask has more than one handle of operator or keyed state of one kind. */
export function hasSeveralHandles(snapshot: Snapshot): boolean {
  return statesOf(snapshot).some((state) =>
    [
      state.managedOperatorState,
      state.rawOperatorState,
      state.managedKeyedState,
      state.rawKeyedState,
    ].some((handles) => handles.length > 1),
  );
}

/** Whether in-flight data lies in merged handles. */
export function hasMergedChannels(snapshot: Snapshot): boolean {
  return statesOf(snapshot).some(({ inputChannelState, resultSubpartitionState }) =>
    [...inputChannelState, ...resultSubpartitionState].some(({ kind }) => kind === 'mergedChannel'),
  );
}

function statesOf({ operators }: Snapshot): readonly SubtaskState[] {
  return operators.flatMap(({ subtasks }) => subtasks.map(({ state }) => state));
}

/** How long the longest text of a snapshot is, in bytes of modified UTF-8. */
export function longestText(snapshot: Snapshot): number {
  let longest = 0;
  const visit = (value: Plain): void => {
    if (typeof value === 'string') longest = Math.max(longest, textBytes(value));
    else if (isList(value)) value.forEach(visit);
    else if (isFields(value)) for (const field of fieldNames(value)) visit(value[field]);
  };
  visit(asPlain(snapshot));
  return longest;
}

function textBytes(text: string): number {
  // Most texts are far too short to count.
  if (3 * text.length < LONGEST_TEXT_BYTES) return text.length;
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes += unit > 0 && unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
}
