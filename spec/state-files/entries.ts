/** The numbers with which the entries of keyed state are written. */

/**
 * In the full format a key group is the number of a state, entries of that state, the number of the
 * next one, and so on. Of the last entry before a number the key's first bit is set, which no key
 * group needs: they end at 32767. An entry is key and value, each an `i32` byte count and so many bytes.
 * A key group without entries has the offset 0. Flink: `FullSnapshotAsyncWriter`, `FullSnapshotUtil`.
 */
export const FULL_FORMAT = {
  /** Stands where a state's number would, after the last entry. */
  endOfKeyGroup: 0xffff,
  /** In the first byte of a key. */
  numberFollows: 0x80,
  noEntries: 0n,
} as const;

/** Between the items of a list state in the full format. Flink: `ListDelimitedSerializer`. */
export const LIST_DELIMITER = 0x2c;

/** Up to so many key groups one byte tells them apart. Flink: `CompositeKeySerializationUtils#computeRequiredBytesInKeyGroupPrefix`. */
export const MOST_KEY_GROUPS_OF_ONE_BYTE = 128;

/** How many bytes a key group takes at the start of a key. */
export function keyGroupPrefixBytes(maxParallelism: number): 1 | 2 {
  return maxParallelism > MOST_KEY_GROUPS_OF_ONE_BYTE ? 2 : 1;
}

/** Compressed parts are framed. <https://github.com/google/snappy/blob/main/framing_format.txt> */
export const SNAPPY_FRAMES = {
  /** A frame is its type, three bytes of length, little-endian, and so many bytes. */
  headerBytes: 4,
  /** Before the data of both sorts of data frames. */
  checksumBytes: 4,
  compressed: 0x00,
  uncompressed: 0x01,
  identifier: 0xff,
  /** What an identifier holds. */
  identifierText: 'sNaPpY',
  /** Other types up to here are not for skipping. */
  lastUnskippable: 0x7f,
  /** What a data frame holds at most, uncompressed. */
  mostBytes: 65_536,
} as const;
