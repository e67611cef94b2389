/** What the parts of the parser of Java object streams share. Java: `ObjectInputStream`. */
import { JAVA_TYPE_CODES, FIRST_JAVA_HANDLE } from '../../../spec/format/java-classes.ts';
import type { ClassDescriptor } from './class-descriptor.ts';
import { HandleTable, NULL_HANDLE } from './handle-table.ts';
import type { JavaInput } from './java-input.ts';
import type { JavaString, JavaValue } from './java-value.ts';

/** Objects and superclasses within each other. Java has no limit but its thread's stack. */
const MAX_DEPTH = 1000;

export class ParserState {
  readonly input: JavaInput;
  readonly handles = new HandleTable<JavaValue>();
  /** The handle of the item that was read last. Java: `passHandle`. */
  lastHandle = NULL_HANDLE;
  private depth = 0;
  /** Reads any item; the parts call each other through it. Java: `readObject0`. */
  private readonly readAny: (state: ParserState) => JavaValue | null;

  constructor(input: JavaInput, readAny: (state: ParserState) => JavaValue | null) {
    this.input = input;
    this.readAny = readAny;
  }

  readItem(): JavaValue | null {
    this.enter();
    const value = this.readAny(this);
    this.leave();
    return value;
  }

  enter(): void {
    if (this.depth === MAX_DEPTH) this.input.refuse('NESTING_TOO_DEEP');
    this.depth++;
  }

  leave(): void {
    this.depth--;
  }

  /** Gives an item of a class its handle; without the class it is spoilt, and `null`. */
  assign(descriptor: ClassDescriptor, item: JavaValue | null): number {
    const isThere = descriptor.local !== null;
    const handle = this.handles.assign(isThere ? item : null);
    if (!isThere) this.handles.spoil(handle);
    return handle;
  }

  finish(handle: number): void {
    this.handles.finish(handle);
    this.lastHandle = handle;
  }

  readNull(): null {
    this.input.skip(1);
    this.lastHandle = NULL_HANDLE;
    return null;
  }

  /** `null` where the item is spoilt. Java: `readHandle`. */
  readReference(): JavaValue | null {
    const start = this.input.at;
    this.input.skip(1);
    const handle = this.input.i32() - FIRST_JAVA_HANDLE;
    if (handle < 0 || handle >= this.handles.size) {
      this.input.refuse('PROPERTIES_STREAM_CORRUPTED', start);
    }
    this.lastHandle = handle;
    return this.handles.item(handle);
  }

  /** Java: `readString`. */
  readString(): JavaString {
    const start = this.input.at;
    const code = this.input.u8();
    if (code !== JAVA_TYPE_CODES.string && code !== JAVA_TYPE_CODES.longString) {
      this.input.refuse('PROPERTIES_STREAM_CORRUPTED', start);
    }
    const text = code === JAVA_TYPE_CODES.string ? this.input.utf() : this.input.longUtf();
    const value: JavaString = { kind: 'string', text };
    this.finish(this.handles.assign(value));
    return value;
  }

  /**
   * What a class's own code wrote, up to its end mark. Java: `skipCustomData`.
   * @param inBlockMode whether block data is looked for first, which refuses other codes than else
   */
  skipCustomData(inBlockMode: boolean): void {
    const { lastHandle } = this;
    if (inBlockMode) this.input.skipBlocks();
    for (;;) {
      const code = this.input.peek();
      if (code === JAVA_TYPE_CODES.endBlockData) break;
      if (code === JAVA_TYPE_CODES.blockData || code === JAVA_TYPE_CODES.blockDataLong) {
        this.input.skipBlocks();
      } else this.readItem();
    }
    this.input.skip(1);
    this.lastHandle = lastHandle;
  }
}
