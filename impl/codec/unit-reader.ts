/**
 * Reads a file unit by unit: the head, each operator, the properties. A unit is read by fast readers
 * first; only if they refuse it is it read again by traced ones, which know offset and path.
 */
import type { ByteSource } from './byte-source.ts';
import type { Read } from './compile-reader.ts';
import { DecodeRefusal, WindowTooSmall } from './decode-refusal.ts';
import { Reader } from './reader.ts';
import type { ReaderOptions } from './reader.ts';
import { Trace } from './trace.ts';
import type { Field } from './trace.ts';

/** Smallest window onto a large file. */
const WINDOW_BYTES = 4 * 1024 * 1024;

const NOTHING: Record<string, unknown> = {};

/** A unit's value and the bytes it was read from; the bytes are valid until the next unit. */
export interface Unit<T> {
  readonly value: T;
  readonly bytes: Buffer;
}

/** Goes through a source from its start to its end. */
export class UnitReader {
  private readonly source: ByteSource;
  private readonly reader: Reader;
  private readonly onField: ((field: Field) => void) | null;

  constructor(
    source: ByteSource,
    options: ReaderOptions,
    onField: ((field: Field) => void) | null,
  ) {
    this.source = source;
    this.onField = onField;
    this.reader = new Reader(
      source.read(0, Math.min(source.size, WINDOW_BYTES)),
      source.size,
      options,
    );
  }

  /** In bytes from the file's start. */
  get offset(): number {
    return this.reader.offset;
  }

  /** Whether every field is reported as it is read. */
  get reportsFields(): boolean {
    return this.onField !== null;
  }

  /**
   * Reads one unit. `traced` is asked for its reader only where offsets and paths are needed; `path`
   * names the unit, outermost field first.
   */
  read<T>(fast: Read, traced: () => Read, path: readonly (string | number)[] = []): Unit<T> {
    const start = this.reader.position;
    const base = this.reader.base;
    if (this.onField !== null) return this.readTraced(traced(), path, this.onField);
    try {
      return this.attempt(fast);
    } catch (error) {
      if (!(error instanceof DecodeRefusal)) throw error;
      this.rewind(base + start);
      return this.readTraced(traced(), path, ignoreField);
    }
  }

  /** Where the window is too small the unit is read again, and what was reported is passed over. */
  private readTraced<T>(
    read: Read,
    path: readonly (string | number)[],
    onField: (field: Field) => void,
  ): Unit<T> {
    let reported = 0;
    return this.attempt((reader, parent) => {
      let seen = 0;
      const trace = new Trace((field) => {
        seen++;
        if (seen <= reported) return;
        reported++;
        onField(field);
      });
      for (const segment of path) {
        if (typeof segment === 'number') trace.enterItem(segment);
        else trace.enterField(segment, reader.position);
      }
      reader.trace = trace;
      const value = read(reader, parent);
      reader.trace = null;
      return value;
    });
  }

  private attempt<T>(read: Read): Unit<T> {
    for (;;) {
      const start = this.reader.position;
      try {
        const value = read(this.reader, NOTHING) as T;
        return { value, bytes: this.reader.buffer.subarray(start, this.reader.position) };
      } catch (error) {
        if (!(error instanceof WindowTooSmall)) throw error;
        this.enlarge(this.reader.base + start, error.bytesNeeded - start);
      }
    }
  }

  /** Starts a unit again with a window that begins at it, at least doubled each time. */
  private enlarge(unitOffset: number, bytesNeeded: number): void {
    const held = this.reader.base === unitOffset ? this.reader.windowEnd : 0;
    const wanted = Math.max(bytesNeeded, 2 * held, WINDOW_BYTES);
    this.moveTo(unitOffset, Math.min(wanted, this.source.size - unitOffset));
  }

  private rewind(offset: number): void {
    const windowBytes = Math.max(WINDOW_BYTES, this.reader.windowEnd);
    this.moveTo(offset, Math.min(windowBytes, this.source.size - offset));
  }

  private moveTo(offset: number, length: number): void {
    this.reader.moveWindow(this.source.read(offset, length), offset, this.source.size);
    this.reader.truncated = 'TRUNCATED';
  }
}

function ignoreField(): void {
  // Nobody asked where the fields are.
}
