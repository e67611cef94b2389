/** Where the key groups of a handle stand in its file. */
import { keyGroupCount } from '../../spec/model/handles.ts';
import type { KeyGroupsStateHandle } from '../../spec/model/handles.ts';

/** A key group's place. */
export interface KeyGroupPlace {
  readonly keyGroup: number;
  /** In bytes, as the handle has it. */
  readonly offset: bigint;
  /** Where the next key group starts, or the file ends; in bytes. */
  readonly limit: number;
}

/** The key groups of a handle, ascending, however their places are ordered. */
export function keyGroupPlaces(
  { range, offsets }: Pick<KeyGroupsStateHandle, 'range' | 'offsets'>,
  fileBytes: number,
): KeyGroupPlace[] {
  const ascending = [...offsets].sort((a, b) => (a === b ? 0 : a < b ? -1 : 1));
  const limits = new Map<bigint, number>();
  let limit = fileBytes;
  for (let at = ascending.length - 1; at >= 0; at--) {
    const offset = ascending[at]!;
    if (at + 1 < ascending.length && ascending[at + 1]! > offset) {
      limit = Math.min(fileBytes, Number(ascending[at + 1]));
    }
    limits.set(offset, limit);
  }
  return Array.from({ length: Math.min(keyGroupCount(range), offsets.length) }, (_, index) => {
    const offset = offsets[index]!;
    return { keyGroup: range.start + index, offset, limit: limits.get(offset)! };
  });
}
