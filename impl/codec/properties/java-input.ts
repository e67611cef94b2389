/**
 * The bytes below a Java object stream, with the refusals of `ObjectInputStream.BlockDataInputStream`
 * where they end too early or are not what they should be.
 */
import { JAVA_TYPE_CODES } from '../../../spec/format/java-classes.ts';
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import { JavaRefusal } from './java-refusal.ts';
import { decodeJavaUtf } from './java-utf.ts';

/** Java decodes a long string in pieces of so many bytes, and sees no further than the next one. */
const CHUNK_BYTES = 1024;

/** The longest character's bytes; short of them Java fetches the next piece first. */
const LOOKAHEAD_BYTES = 3;

/** A cursor over `bytes[start..end)`. */
export class JavaInput {
  at: number;
  /** The path of the field that is being read. */
  field = 'properties';
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly end: number;

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = start;
    this.end = end;
  }

  refuse(code: RefusalCode, offset: number = this.at): never {
    throw new JavaRefusal(code, offset, this.field);
  }

  /** The next byte, which stays where it is. Java: `peekByte`. */
  peek(): number {
    this.need(1);
    return this.bytes[this.at]!;
  }

  u8(): number {
    return this.bytes[this.take(1)]!;
  }

  i16(): number {
    return this.view.getInt16(this.take(2));
  }

  i32(): number {
    return this.view.getInt32(this.take(4));
  }

  i64(): bigint {
    return this.view.getBigInt64(this.take(8));
  }

  skip(length: number): void {
    this.take(length);
  }

  /** Java: `readUTF`. */
  utf(): string {
    const length = this.view.getUint16(this.take(2));
    return this.utfBody(length);
  }

  /** A negative length is an empty string. Java: `readLongUTF`. */
  longUtf(): string {
    const length = this.i64();
    return length <= 0n ? '' : this.utfBody(Number(length));
  }

  /** Block data up to what is none. Java: `skipBlockData`, in block data mode. */
  skipBlocks(): void {
    while (this.at < this.end) {
      const code = this.bytes[this.at]!;
      if (code === JAVA_TYPE_CODES.blockData) this.skipBlock(2);
      else if (code === JAVA_TYPE_CODES.blockDataLong) this.skipBlock(5);
      else if (isTypeCode(code) && code !== JAVA_TYPE_CODES.reset) return;
      else this.refuse('PROPERTIES_STREAM_CORRUPTED');
    }
  }

  private skipBlock(headerBytes: number): void {
    const left = this.end - this.at - headerBytes;
    if (left < 0) this.refuse('PROPERTIES_STREAM_CORRUPTED');
    const length = headerBytes === 2 ? this.bytes[this.at + 1]! : this.view.getInt32(this.at + 1);
    if (length < 0 || length > left) this.refuse('PROPERTIES_STREAM_CORRUPTED');
    this.at += headerBytes + length;
  }

  private utfBody(length: number): string {
    const start = this.at;
    const end = start + length;
    let fetched = start;
    while (this.at < end) {
      const isFetched = fetched === end || fetched - this.at >= LOOKAHEAD_BYTES;
      if (!isFetched) {
        fetched = this.at + Math.min(CHUNK_BYTES, end - this.at);
        if (fetched > this.end) this.refuse('PROPERTIES_TRUNCATED', start);
      }
      this.at += this.characterBytes(end);
    }
    // Each character has been looked at above.
    return decodeJavaUtf(this.bytes, start, end)!;
  }

  /** How many bytes the next character of a string takes. */
  private characterBytes(end: number): number {
    const lead = this.bytes[this.at]!;
    const length = lead < 0x80 ? 1 : lead >> 5 === 0b110 ? 2 : lead >> 4 === 0b1110 ? 3 : 0;
    if (length === 0 || this.at + length > end) this.refuse('UTF_MALFORMED');
    for (let i = 1; i < length; i++) {
      if ((this.bytes[this.at + i]! & 0xc0) !== 0x80) this.refuse('UTF_MALFORMED');
    }
    return length;
  }

  private take(length: number): number {
    this.need(length);
    const at = this.at;
    this.at += length;
    return at;
  }

  private need(length: number): void {
    if (this.end - this.at < length) this.refuse('PROPERTIES_TRUNCATED');
  }
}

function isTypeCode(code: number): boolean {
  return code >= JAVA_TYPE_CODES.null && code <= JAVA_TYPE_CODES.enum;
}
