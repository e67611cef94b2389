/** Writes the file of a handle's key groups, whichever format they are in. */
import { keyGroupCount } from '../../spec/model/handles.ts';
import type { KeyGroupRange, KeyGroupsStateHandle } from '../../spec/model/handles.ts';
import type { KeyedHeader } from '../../spec/state-files/headers.ts';
import { Writer } from '../codec/writer.ts';
import { writeKeyedHeader } from './headers.ts';
import { compressed } from './snappy.ts';

/** Bytes, and where each key group starts: what a handle is made of. */
export interface WrittenKeyGroups extends Pick<KeyGroupsStateHandle, 'range' | 'offsets'> {
  readonly bytes: Uint8Array;
}

/** Adds a part of a key group, compressed if the header says so. */
export type AddPart = (write: (part: Writer) => void) => void;

/**
 * Writes a header, and one key group after the other.
 *
 * @param write writes a key group, and says where it starts
 */
export function writeKeyGroups(
  header: KeyedHeader,
  range: KeyGroupRange,
  write: (keyGroup: number, writer: Writer, addPart: AddPart) => bigint,
): WrittenKeyGroups {
  const writer = new Writer();
  writer.raw(writeKeyedHeader(header));
  const addPart: AddPart = (writePart) => {
    const part = new Writer();
    writePart(part);
    const content = new Uint8Array(part.written());
    writer.raw(header.compressed ? compressed(content) : content);
  };
  const offsets = Array.from({ length: keyGroupCount(range) }, (_, index) =>
    write(range.start + index, writer, addPart),
  );
  return { bytes: new Uint8Array(writer.written()), range, offsets };
}
