/** Messages as bytes on a pipe, and back: frames of MessagePack, or a JSON object a line. */
import { Decoder, Encoder } from '@msgpack/msgpack';
import { DEFAULT_LIMITS } from '../../protocol/limits.ts';
import { toJsonForm, toMessagePackForm } from '../../protocol/wire/to-wire.ts';
import type { Wire } from '../../protocol/wire/to-wire.ts';
import { ByteQueue } from './byte-queue.ts';
import { excessOfJson, excessOfMessagePack, MAX_DEPTH } from './message-size.ts';

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

// They keep their buffers, and the strings that come again and again.
const ENCODER = new Encoder({ useBigInt64: true, maxDepth: MAX_DEPTH, ignoreUndefined: true });
const DECODER = new Decoder({ useBigInt64: true });

/** A message's bytes, which are the caller's own. */
export function frameOf(message: object, wire: Wire): Buffer {
  if (wire === 'ndjson') return Buffer.from(`${JSON.stringify(toJsonForm(message))}\n`);
  const body = ENCODER.encodeSharedRef(toMessagePackForm(message));
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + body.length);
  frame.writeUInt32BE(body.length);
  frame.set(body, LENGTH_BYTES);
  return frame;
}

/** Cuts messages out of bytes as they come. Keeps no more than one message's bytes. */
export class FrameReader {
  readonly #wire: Wire;
  readonly #maxBytes: number;
  readonly #queue = new ByteQueue();
  /** So many of the bytes that wait were looked through for a line's end. */
  #searched = 0;

  constructor(wire: Wire, maxBytes = DEFAULT_LIMITS.maxMessageBytes) {
    this.#wire = wire;
    this.#maxBytes = maxBytes;
  }

  /**
   * The messages that are complete with these bytes.
   *
   * @throws NoMessage
   */
  *read(bytes: Buffer): Generator<unknown, void, undefined> {
    this.#queue.add(bytes);
    for (let frame = this.#next(); frame !== null; frame = this.#next()) {
      yield this.#wire === 'ndjson' ? parseLine(frame) : parseFrame(frame);
    }
  }

  /** Whether bytes of a message have come that never ended. */
  get hasRest(): boolean {
    return this.#queue.length > 0;
  }

  #next(): Buffer | null {
    return this.#wire === 'ndjson' ? this.#nextLine() : this.#nextFrame();
  }

  #nextFrame(): Buffer | null {
    if (this.#queue.length < LENGTH_BYTES) return null;
    const length = this.#queue.bytes.readUInt32BE();
    if (length > this.#maxBytes) throw noLength(this.#queue.bytes, length, this.#maxBytes);
    if (this.#queue.length < LENGTH_BYTES + length) return null;
    return this.#queue.take(LENGTH_BYTES + length).subarray(LENGTH_BYTES);
  }

  #nextLine(): Buffer | null {
    if (this.#queue.length > 0 && this.#queue.bytes[0] === 0) {
      throw new NoMessage('broken protocol', OTHER_WIRE_IS_MSGPACK);
    }
    const end = this.#queue.bytes.indexOf(NEWLINE, this.#searched);
    if (end !== -1) {
      this.#searched = 0;
      return this.#queue.take(end + 1).subarray(0, end);
    }
    this.#searched = this.#queue.length;
    if (this.#queue.length <= this.#maxBytes) return null;
    throw new NoMessage('flooded', `a line is longer than ${this.#maxBytes} bytes`);
  }
}

/** The length of a frame below 16 MiB begins with a zero byte, which no JSON does. */
const OTHER_WIRE_IS_MSGPACK =
  'it writes frames of MessagePack where JSON lines are expected: leave out --wire ndjson';

/** Lengths that are text are told as text: bytes from 0x09 on begin no length that is allowed. */
function noLength(bytes: Buffer, length: number, maxBytes: number): NoMessage {
  if (bytes[0] === 0x7b) {
    return new NoMessage(
      'broken protocol',
      `it writes JSON (${excerpt(bytes)}) where frames of MessagePack are expected: give --wire ndjson`,
    );
  }
  const isText = bytes.subarray(0, LENGTH_BYTES).every((byte) => byte >= 0x09 && byte < 0x7f);
  return new NoMessage(
    'broken protocol',
    isText
      ? `it wrote ${excerpt(bytes)} to standard output, which is for messages alone: print to standard error`
      : `a frame of ${length} bytes was announced; ${maxBytes} are allowed. Was something else written to standard output?`,
  );
}

function parseLine(line: Buffer): unknown {
  const excess = excessOfJson(line);
  if (excess !== null) throw new NoMessage('broken protocol', `a line is no message: ${excess}`);
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw new NoMessage(
      'broken protocol',
      `a line is no JSON: ${excerpt(line)}. Standard output is for messages alone: print to standard error`,
    );
  }
}

function parseFrame(frame: Buffer): unknown {
  const excess = excessOfMessagePack(frame);
  if (excess !== null) throw new NoMessage('broken protocol', `a frame is no message: ${excess}`);
  try {
    return DECODER.decode(frame);
  } catch (error) {
    throw new NoMessage(
      'broken protocol',
      `a frame is no MessagePack: ${(error as Error).message}`,
    );
  }
}

/** The beginning of the first line. */
function excerpt(bytes: Buffer): string {
  const [line] = bytes.subarray(0, 120).toString('utf8').split('\n');
  return JSON.stringify(line);
}
