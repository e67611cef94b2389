/** Where the bytes of a file come from: memory, or a file of any size that is read in windows. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number;
  /** The bytes `[offset, offset + length)`, which lie within the size; valid until the next call. */
  read(offset: number, length: number): Uint8Array;
}

/** Bytes in memory. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) =>
      offset === 0 && length === bytes.length ? bytes : bytes.subarray(offset, offset + length),
  };
}
