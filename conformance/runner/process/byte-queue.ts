/** Bytes that come in pieces and are taken in others. */

/** What is taken is never written over. Each byte is copied a fixed number of times on average. */
export class ByteQueue {
  /** Bytes that wait stand in it from `#start` to `#end`. */
  #buffer: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  /** Whether the buffer is ours to write behind `#end`. */
  #isOwn = false;

  /** Bytes that wait. */
  get length(): number {
    return this.#end - this.#start;
  }

  /** What waits, to look at. */
  get bytes(): Buffer {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** Adds bytes, which are not changed any more. */
  add(bytes: Buffer): void {
    if (this.length === 0) {
      this.#buffer = bytes;
      this.#start = 0;
      this.#end = bytes.length;
      this.#isOwn = false;
      return;
    }
    const length = this.length + bytes.length;
    if (!this.#isOwn || this.#end + bytes.length > this.#buffer.length) this.#grow(2 * length);
    this.#buffer.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Takes the first bytes of those that wait. */
  take(length: number): Buffer {
    const taken = this.#buffer.subarray(this.#start, this.#start + length);
    this.#start += length;
    return taken;
  }

  #grow(capacity: number): void {
    const grown = Buffer.allocUnsafe(capacity);
    grown.set(this.bytes);
    this.#end = this.length;
    this.#start = 0;
    this.#buffer = grown;
    this.#isOwn = true;
  }
}
