/** The full format, which canonical savepoints have. Flink: `FullSnapshotRestoreOperation`, `FullSnapshotAsyncWriter`. */
import type { KeyGroupRange } from '../../spec/model/handles.ts';
import { FULL_FORMAT } from '../../spec/state-files/entries.ts';
import type { KeyedHeader } from '../../spec/state-files/headers.ts';
import type { Writer } from '../codec/writer.ts';
import { ByteReader } from './byte-reader.ts';
import { BrokenStateFile } from './problems.ts';
import { uncompressed } from './snappy.ts';
import { writeKeyGroups } from './write-key-groups.ts';
import type { WrittenKeyGroups } from './write-key-groups.ts';

/** An entry, as it stands in the file, its mark taken off. */
export interface FullEntry {
  /** The place of its state in the header. */
  readonly stateId: number;
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** The content of a key group. */
export interface FullKeyGroup {
  readonly entries: readonly FullEntry[];
  /** Where it ends in the file, in bytes; of a compressed one that is not looked for. */
  readonly end: number | null;
}

/**
 * Reads a key group.
 *
 * @param offset its own, from the handle; 0 for one without entries
 * @param limit where reading stops at the latest: where the next key group starts, or the file ends
 * @throws BrokenStateFile
 */
export function readFullKeyGroup(
  bytes: Uint8Array,
  offset: bigint,
  limit: number,
  compressed: boolean,
): FullKeyGroup {
  if (offset === FULL_FORMAT.noEntries) return { entries: [], end: null };
  const start = startOf(bytes, offset);
  const raw = new ByteReader(bytes, start, compressed ? limit : bytes.length);
  if (!compressed) {
    const entries = readEntries(raw);
    return { entries, end: raw.position };
  }
  return { entries: readEntries(new ByteReader(uncompressed(raw))), end: null };
}

/** Where a key group starts, if that is in the file. */
export function startOf(bytes: Uint8Array, offset: bigint): number {
  if (offset < 0n || offset > BigInt(bytes.length))
    throw new BrokenStateFile(`offset ${offset} of ${bytes.length} bytes`, bytes.length, 'offsets');
  return Number(offset);
}

function readEntries(reader: ByteReader): FullEntry[] {
  const entries: FullEntry[] = [];
  let stateId = reader.within('state', () => reader.i16() & 0xffff);
  // A key group that is there has an entry: the first number is never the end.
  for (;;) {
    const at = reader.position;
    const key = reader.within('key', () => reader.countedBytes());
    const value = reader.within('value', () => reader.countedBytes());
    if (key.length === 0) reader.refuse('an entry without a key', at);
    const isLast = (key[0]! & FULL_FORMAT.numberFollows) !== 0;
    entries.push({ stateId, key: isLast ? unmarked(key) : key, value });
    if (isLast) stateId = reader.within('state', () => reader.i16() & 0xffff);
    if (isLast && stateId === FULL_FORMAT.endOfKeyGroup) return entries;
  }
}

function unmarked(key: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(key);
  copy[0]! &= ~FULL_FORMAT.numberFollows;
  return copy;
}

/**
 * Writes keyed state, compressed if its header says so.
 *
 * @param entriesOf the entries of a key group, those of one state together
 */
export function writeFullFormat(
  header: KeyedHeader,
  range: KeyGroupRange,
  entriesOf: (keyGroup: number) => readonly FullEntry[],
): WrittenKeyGroups {
  return writeKeyGroups(header, range, (keyGroup, writer, addPart) => {
    const entries = entriesOf(keyGroup);
    if (entries.length === 0) return FULL_FORMAT.noEntries;
    const offset = BigInt(writer.position);
    addPart((part) => writeEntries(entries, part));
    return offset;
  });
}

function writeEntries(entries: readonly FullEntry[], writer: Writer): void {
  writer.i16(entries[0]!.stateId);
  entries.forEach(({ stateId, key, value }, index) => {
    const next = entries[index + 1]?.stateId ?? FULL_FORMAT.endOfKeyGroup;
    const marked = Uint8Array.from(key);
    if (next !== stateId) marked[0]! |= FULL_FORMAT.numberFollows;
    writer.countedBytes(marked);
    writer.countedBytes(value);
    if (next !== stateId) writer.i16(next);
  });
}
