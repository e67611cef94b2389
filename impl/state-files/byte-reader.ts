/** Reads the parts of a state file, in bounds. */
import type { Text } from '../../spec/model/text.ts';
import { decodeText } from '../codec/modified-utf8.ts';
import { BrokenStateFile } from './problems.ts';

/** Bytes and a position in them, with the name of the field that is being read. */
export class ByteReader {
  position: number;
  readonly #bytes: Buffer;
  /** The same bytes: what is handed out is no `Buffer`. */
  readonly #plain: Uint8Array;
  readonly #end: number;
  /** Where the first byte stands in the file. */
  readonly #origin: number;
  readonly #fields: string[] = [];

  /** @param origin what is added to positions where they are told */
  constructor(bytes: Uint8Array, start = 0, end = bytes.length, origin = 0) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = start;
    this.#end = end;
    this.#origin = origin;
  }

  /** In bytes, up to the end. */
  get left(): number {
    return this.#end - this.position;
  }

  /** Does something as part of a field. */
  within<T>(field: string, work: () => T): T {
    this.#fields.push(field);
    const result = work();
    // A refusal on the way tells all fields: they are not taken back then.
    this.#fields.pop();
    return result;
  }

  /**
   * Refuses the file.
   *
   * @param at the position to blame
   */
  refuse(reason: string, at = this.position): never {
    throw new BrokenStateFile(
      reason,
      this.#origin + at,
      this.#fields.join('.').replaceAll('.[', '['),
    );
  }

  /** Makes sure that so many bytes are left. */
  require(count: number): void {
    if (count > this.left) this.refuse(`${count} bytes are needed, and ${this.left} are left`);
  }

  u8(): number {
    this.require(1);
    return this.#bytes[this.position++]!;
  }

  i16(): number {
    this.require(2);
    this.position += 2;
    return this.#bytes.readInt16BE(this.position - 2);
  }

  i32(): number {
    this.require(4);
    this.position += 4;
    return this.#bytes.readInt32BE(this.position - 4);
  }

  i64(): bigint {
    this.require(8);
    this.position += 8;
    return this.#bytes.readBigInt64BE(this.position - 8);
  }

  /** So many bytes, as a view. */
  take(count: number): Uint8Array {
    this.require(count);
    this.position += count;
    return this.#plain.subarray(this.position - count, this.position);
  }

  /** What was read since a position, as a view. */
  since(start: number): Uint8Array {
    return this.#plain.subarray(start, this.position);
  }

  /** A count of things that take a byte or more each. */
  count(size: 'i16' | 'i32'): number {
    const at = this.position;
    const count = size === 'i16' ? this.i16() : this.i32();
    if (count < 0) this.refuse(`a count of ${count}`, at);
    if (count > this.left) this.refuse(`a count of ${count}, and ${this.left} bytes are left`, at);
    return count;
  }

  /** An `i32` byte count, and so many bytes. */
  countedBytes(): Uint8Array {
    return this.take(this.count('i32'));
  }

  utf(): Text {
    this.require(2);
    const start = this.position + 2;
    const length = this.#bytes.readUInt16BE(this.position);
    this.position = start;
    this.take(length);
    const text = decodeText(this.#bytes, start, start + length);
    if (typeof text === 'object' && 'malformedAt' in text)
      return this.refuse('malformed UTF-8', text.malformedAt);
    return text;
  }
}
