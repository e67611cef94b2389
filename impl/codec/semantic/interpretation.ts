/** What turns a raw snapshot into what it means. */
import type { FormatBehaviour } from '../../../spec/profiles/format-differences.ts';
import type { FlinkPath } from '../../paths/flink-path.ts';
import { parseFlinkPath } from '../../paths/flink-path.ts';
import type { RawKeyGroupRange, RawOffsets } from '../../../spec/format/raw-snapshot.ts';
import { endKeyGroup, isEmptyRange } from '../../../spec/format/key-groups.ts';
import type { KeyGroupRange } from '../../../spec/model/handles.ts';
import type { Text } from '../../../spec/model/text.ts';
import { textToString } from '../modified-utf8.ts';

/** What the meaning of handles hangs on. */
export interface Interpretation {
  readonly behaviour: FormatBehaviour;
  readonly metadataVersion: number;
  /** The base of relative handles; `null` where the snapshot holds none. */
  readonly exclusiveDirectory: FlinkPath | null;
}

const EMPTY_RANGE: KeyGroupRange = { start: 0, end: -1 };

/** Flink: `KeyGroupRange#of`, which forgets where an empty range started. */
export function rangeOf(range: RawKeyGroupRange): KeyGroupRange {
  return isEmptyRange(range) ? EMPTY_RANGE : { start: range.start, end: endKeyGroup(range) };
}

/** Offsets in a plain array; spreading them costs several times as much. */
export function offsetList(offsets: RawOffsets): readonly bigint[] {
  const list: bigint[] = [];
  for (let i = 0; i < offsets.length; i++) list.push(offsets[i]!);
  return list;
}

/** A path as Flink prints it once it has been read. The reader has made sure that it is one. */
export function pathOf(text: Text): string {
  const parsed = parseFlinkPath(textToString(text));
  if (!parsed.ok) throw new Error(`a path was read that is none: ${parsed.message}`);
  return parsed.path.toString();
}

/** A text that Flink takes for absent when it is empty. */
export function absentIfEmpty(text: Text | undefined): string | null {
  return text === undefined || text === '' ? null : textToString(text);
}

/** An id that Flink makes up where the file has none. */
export function idOrNull(text: Text | undefined): string | null {
  return text === undefined ? null : textToString(text);
}
