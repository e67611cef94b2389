/** A position in bytes that are not to be trusted, and all that reading them depends on. */
import type { FormatBehaviour } from '../../spec/profiles/format-differences.ts';
import type { RefusalCode } from '../../spec/model/refusal.ts';
import { DecodeRefusal, WindowTooSmall } from './decode-refusal.ts';
import type { Trace } from './trace.ts';

/** What is known of the external pointer: needed for relative handles alone. */
export type PointerKnowledge =
  | 'resolvable'
  | 'RELATIVE_HANDLE_WITHOUT_POINTER'
  | 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE'
  | 'RELATIVE_HANDLE_POINTER_EMPTY';

/** What a reader is told once. */
export interface ReaderOptions {
  readonly behaviour: FormatBehaviour;
  /** A function is asked at each relative handle. */
  readonly pointer: PointerKnowledge | (() => PointerKnowledge);
  /** How deep handles may nest. */
  readonly maxDepth: number;
}

/** Handles may nest so deep. Real files reach 1. */
export const DEFAULT_MAX_DEPTH = 1_000;

/**
 * Reads from a window onto a file. `limit` is where the file, or a frame in it, ends, and may lie
 * beyond the window's end.
 */
export class Reader {
  readonly options: ReaderOptions;
  buffer: Buffer;
  view: DataView;
  /** Index into the window. */
  position = 0;
  /** First index after the window. */
  windowEnd: number;
  /** First index after the file, or after the frame that is being read. */
  limit: number;
  /** Offset of the window's first byte in the file. */
  base = 0;
  /** What a field beyond the limit is refused with. */
  truncated: RefusalCode = 'TRUNCATED';
  depth = 0;
  /** The last count that was read ahead of its items. */
  count = 0;
  trace: Trace | null = null;

  constructor(window: Uint8Array, fileBytes: number, options: ReaderOptions) {
    this.options = options;
    this.buffer = asBuffer(window);
    this.view = new DataView(window.buffer, window.byteOffset, window.byteLength);
    this.windowEnd = window.byteLength;
    this.limit = fileBytes;
  }

  /** Moves the window: `window` holds the file's bytes from `base` on. */
  moveWindow(window: Uint8Array, base: number, fileBytes: number): void {
    this.buffer = asBuffer(window);
    this.view = new DataView(window.buffer, window.byteOffset, window.byteLength);
    this.windowEnd = window.byteLength;
    this.base = base;
    this.limit = fileBytes - base;
    this.position = 0;
    this.depth = 0;
  }

  /** The current offset in the file, in bytes. */
  get offset(): number {
    return this.base + this.position;
  }

  /** Makes sure that so many bytes can be read; nothing is allocated before this. */
  require(bytes: number): void {
    const end = this.position + bytes;
    if (end > this.windowEnd || end > this.limit) this.lack(bytes, this.truncated);
  }

  /** As {@link require}, with a refusal of its own. */
  requireOr(bytes: number, code: RefusalCode): void {
    const end = this.position + bytes;
    if (end > this.windowEnd || end > this.limit) this.lack(bytes, code);
  }

  private lack(bytes: number, code: RefusalCode): void {
    if (this.position + bytes > this.limit) this.refuse(code, this.position);
    throw new WindowTooSmall(this.position + bytes);
  }

  /** Refuses what starts at an index of the window. The path is known while tracing only. */
  refuse(code: RefusalCode, index: number): never {
    throw new DecodeRefusal(code, this.base + index, this.trace?.currentPath() ?? '');
  }

  i8(): number {
    this.require(1);
    return this.view.getInt8(this.position++);
  }

  /** An unsigned byte, or -1 at the end. */
  u8OrEnd(): number {
    if (this.position >= this.limit) return -1;
    this.require(1);
    return this.buffer[this.position++]!;
  }

  i32(): number {
    this.require(4);
    const value = this.view.getInt32(this.position);
    this.position += 4;
    return value;
  }

  i64(): bigint {
    this.require(8);
    const value = this.view.getBigInt64(this.position);
    this.position += 8;
    return value;
  }

  /** A view of so many bytes, which must have been required. */
  take(bytes: number): Buffer {
    const start = this.position;
    this.position += bytes;
    return this.buffer.subarray(start, this.position);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
