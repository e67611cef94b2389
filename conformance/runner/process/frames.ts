/** Messages as bytes on a pipe, and back: frames of MessagePack, or a JSON object a line. */
import { decode, encode } from '@msgpack/msgpack';
import { toJsonForm, toMessagePackForm } from '../../protocol/wire/to-wire.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';

/** The largest message. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

const LENGTH_BYTES = 4;
const NEWLINE = 0x0a;

/** Thrown for bytes that are no message; the text is for the adapter's author. */
export class NoMessage extends Error {
  readonly kind: 'broken protocol' | 'flooded';

  constructor(kind: 'broken protocol' | 'flooded', message: string) {
    super(message);
    this.name = 'NoMessage';
    this.kind = kind;
  }
}

/** A message's bytes. */
export function frameOf(message: object, wire: Wire): Uint8Array {
  if (wire === 'ndjson') return Buffer.from(`${JSON.stringify(toJsonForm(message))}\n`);
  const body = encode(toMessagePackForm(message), { useBigInt64: true });
  const frame = Buffer.alloc(LENGTH_BYTES + body.length);
  frame.writeUInt32BE(body.length);
  frame.set(body, LENGTH_BYTES);
  return frame;
}

/** Cuts messages out of bytes as they come. Keeps no more than one message's bytes. */
export class FrameReader {
  readonly #wire: Wire;
  #chunks: Buffer[] = [];
  #length = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /**
   * The messages that are complete with these bytes.
   *
   * @throws NoMessage
   */
  *read(bytes: Buffer): Generator<unknown, void, undefined> {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    for (let frame = this.#next(); frame !== null; frame = this.#next()) {
      yield this.#wire === 'ndjson' ? parseLine(frame) : parseFrame(frame);
    }
  }

  /** Whether bytes of a message have come that never ended. */
  get hasRest(): boolean {
    return this.#length > 0;
  }

  #next(): Buffer | null {
    return this.#wire === 'ndjson' ? this.#nextLine() : this.#nextFrame();
  }

  #nextFrame(): Buffer | null {
    if (this.#length < LENGTH_BYTES) return null;
    const length = this.#whole().readUInt32BE();
    if (length > MAX_MESSAGE_BYTES) {
      throw new NoMessage(
        'broken protocol',
        `a frame of ${length} bytes was announced; ${MAX_MESSAGE_BYTES} are allowed. Was something else written to standard output?`,
      );
    }
    if (this.#length < LENGTH_BYTES + length) return null;
    return this.#take(LENGTH_BYTES + length).subarray(LENGTH_BYTES);
  }

  #nextLine(): Buffer | null {
    const newest = this.#chunks.at(-1);
    // Older chunks were looked through when they came, or hold what is left of a longer one.
    const at = newest?.indexOf(NEWLINE) ?? -1;
    if (at === -1) {
      if (this.#length <= MAX_MESSAGE_BYTES) return null;
      throw new NoMessage('flooded', `a line is longer than ${MAX_MESSAGE_BYTES} bytes`);
    }
    const end = this.#length - newest!.length + at;
    return this.#take(end + 1).subarray(0, end);
  }

  /** All bytes that are there, as one buffer. */
  #whole(): Buffer {
    if (this.#chunks.length > 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }

  #take(length: number): Buffer {
    const whole = this.#whole();
    const rest = whole.subarray(length);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
    return whole.subarray(0, length);
  }
}

function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new NoMessage('broken protocol', `a line is no JSON: ${excerpt(line)}`);
  }
}

function parseFrame(frame: Buffer): unknown {
  try {
    return decode(frame, { useBigInt64: true });
  } catch (error) {
    throw new NoMessage(
      'broken protocol',
      `a frame is no MessagePack: ${(error as Error).message}`,
    );
  }
}

function excerpt(line: Buffer): string {
  return JSON.stringify(line.subarray(0, 120).toString('utf8'));
}
