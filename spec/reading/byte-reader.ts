/** Bytes one after the other, none of them trusted. */

/** Why bytes cannot be read as metadata. */
export class Unreadable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Unreadable';
  }
}

/** Reads big-endian values; throws {@link Unreadable} where the bytes end too early. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  #advance(count: number): number {
    if (count < 0) throw new Unreadable(`a length of ${count}`);
    if (count > this.left) throw new Unreadable(`the end, where ${count} bytes should be`);
    const start = this.#at;
    this.#at += count;
    return start;
  }

  i8(): number {
    return this.#view.getInt8(this.#advance(1));
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2));
  }

  i32(): number {
    return this.#view.getInt32(this.#advance(4));
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#advance(8));
  }

  /** A view, not a copy. */
  bytes(count: number): Uint8Array {
    const start = this.#advance(count);
    return this.#bytes.subarray(start, start + count);
  }

  /** Java: `DataInput#readUTF`. */
  utf(): string {
    return modifiedUtf8(this.bytes(this.u16()));
  }
}

function modifiedUtf8(bytes: Uint8Array): string {
  let text = '';
  const byte = (at: number): number => {
    const value = bytes[at];
    if (value === undefined || value >> 6 !== 2) throw new Unreadable('a text that is none');
    return value & 0x3f;
  };
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at]!;
    if (first < 0x80) text += String.fromCharCode(first);
    else if (first >> 5 === 6) text += String.fromCharCode(((first & 0x1f) << 6) | byte(++at));
    else if (first >> 4 === 14) {
      text += String.fromCharCode(((first & 0x0f) << 12) | (byte(++at) << 6) | byte(++at));
    } else throw new Unreadable('a text that is none');
  }
  return text;
}
