/** Bytes that grow. */
import type { Text } from '../../spec/model/text.ts';
import { encodeText, LONGEST_TEXT_BYTES, textLengthBytes } from './modified-utf8.ts';
import { HIGH_HALF } from './host-order.ts';
import { UnwritableValue } from './unwritable-value.ts';

const INITIAL_BYTES = 1_024;

/** Up to so many offsets, a bigint of each costs less than a second view onto their memory. */
const FEW_OFFSETS = 12;

/** More than this is given back once what was written is done with. */
const LARGEST_KEPT_BYTES = 16 * 1024 * 1024;

/** Writes big-endian values one after the other. */
export class Writer {
  private bytes: Buffer;
  private view: DataView;
  private length = 0;

  constructor(initialBytes = INITIAL_BYTES) {
    this.bytes = Buffer.allocUnsafeSlow(initialBytes);
    this.view = viewOf(this.bytes);
  }

  /** How many bytes have been written. */
  get position(): number {
    return this.length;
  }

  /** What has been written, as a view that further writing spoils. */
  written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  /** What has been written, in memory of its own. */
  copy(): Buffer {
    return Buffer.from(this.written());
  }

  /** Starts anew, in the same memory unless that has become very large. */
  clear(): void {
    this.length = 0;
    if (this.bytes.length > LARGEST_KEPT_BYTES) this.allocate(INITIAL_BYTES);
  }

  /** Makes room and answers where it starts; memory may be another one afterwards. */
  private advance(count: number): number {
    const start = this.length;
    this.length += count;
    if (this.length > this.bytes.length) this.grow();
    return start;
  }

  private grow(): void {
    const { bytes } = this;
    this.allocate(Math.max(this.length, 2 * bytes.length));
    this.bytes.set(bytes);
  }

  private allocate(size: number): void {
    this.bytes = Buffer.allocUnsafeSlow(size);
    this.view = viewOf(this.bytes);
  }

  i8(value: number): void {
    const start = this.advance(1);
    this.view.setInt8(start, value);
  }

  /** The lower 16 bits. */
  i16(value: number): void {
    const start = this.advance(2);
    this.view.setInt16(start, value);
  }

  i32(value: number): void {
    const start = this.advance(4);
    this.view.setInt32(start, value);
  }

  i64(value: bigint): void {
    const start = this.advance(8);
    this.view.setBigInt64(start, value);
  }

  /** Many 64-bit numbers: halves are copied, since a bigint for each costs more than all the rest. */
  offsets(offsets: BigInt64Array): void {
    if (offsets.length <= FEW_OFFSETS) {
      for (let i = 0; i < offsets.length; i++) this.i64(offsets[i]!);
      return;
    }
    const halves = new Uint32Array(offsets.buffer, offsets.byteOffset, 2 * offsets.length);
    let at = this.advance(8 * offsets.length);
    for (let i = 0; i < halves.length; i += 2) {
      this.view.setUint32(at, halves[i + HIGH_HALF]!);
      this.view.setUint32(at + 4, halves[i + 1 - HIGH_HALF]!);
      at += 8;
    }
  }

  raw(bytes: Uint8Array): void {
    const start = this.advance(bytes.length);
    this.bytes.set(bytes, start);
  }

  /** An `i32` byte count, and the bytes. */
  countedBytes(bytes: Uint8Array): void {
    this.i32(bytes.length);
    this.raw(bytes);
  }

  /** 32 hex digits as 16 bytes. */
  operatorId(hex: string): void {
    const start = this.advance(16);
    this.bytes.write(hex, start, 'hex');
  }

  /** Java: `DataOutputStream#writeUTF`, which refuses more than 65,535 encoded bytes. */
  utf(text: Text): void {
    const count = textLengthBytes(text);
    if (count > LONGEST_TEXT_BYTES) {
      throw new UnwritableValue(
        `a text takes ${count} bytes, more than ${LONGEST_TEXT_BYTES}`,
        'TEXT_TOO_LONG',
      );
    }
    const start = this.advance(2 + count);
    this.view.setUint16(start, count);
    // As many bytes as characters: all of them are ASCII, which one call writes.
    if (typeof text === 'string' && count === text.length)
      this.bytes.write(text, start + 2, 'latin1');
    else encodeText(text, this.bytes, start + 2);
  }

  /** Overwrites an `i32` that was written before. */
  patchI32(at: number, value: number): void {
    this.view.setInt32(at, value);
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether a value is written as exactly these bytes. */
export function encodesTo(
  write: (writer: Writer, value: unknown) => void,
  value: unknown,
  bytes: Buffer,
): boolean {
  const writer = new Writer(bytes.length + 1);
  write(writer, value);
  return writer.written().equals(bytes);
}
