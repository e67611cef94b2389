/**
 * The two shapes in which Flink writes properties that are not null, compiled from the class
 * descriptions: constant bytes with slots between them. Reading and writing walk the same shape.
 * Java: `java.io.ObjectOutputStream#writeObject`.
 */
import {
  CHECKPOINT_PROPERTIES,
  CHECKPOINT_TYPE,
  FIRST_JAVA_HANDLE,
  JAVA_ENUM,
  JAVA_STREAM_HEADER,
  JAVA_TYPE_CODES,
  POST_CHECKPOINT_ACTION,
  SAVEPOINT_FORMAT_TYPE,
  SAVEPOINT_TYPE,
  SHARING_FILES_STRATEGY,
} from '../../../spec/format/java-classes.ts';
import type { JavaClass } from '../../../spec/format/java-classes.ts';
import { encodeJavaUtf } from './java-utf.ts';

/** A piece of a shape. A `flags` slot takes seven bytes, a `text` slot two bytes of length and text. */
export type ShapePart =
  | { readonly kind: 'constant'; readonly bytes: Uint8Array }
  | { readonly kind: 'flags' }
  | {
      readonly kind: 'text';
      readonly field: string;
      /** Of an enum: what the text may be. */
      readonly constants: readonly string[] | null;
    };

const ENUMS = [SHARING_FILES_STRATEGY, SAVEPOINT_FORMAT_TYPE, POST_CHECKPOINT_ACTION];

/** Compiles the shape of properties whose `checkpointType` is of the given class. */
function compileShape(typeClass: JavaClass): readonly ShapePart[] {
  const shape = new ShapeBuilder();
  shape.i32(JAVA_STREAM_HEADER);
  shape.beginObject(CHECKPOINT_PROPERTIES);
  shape.slot({ kind: 'flags' });
  shape.beginObject(typeClass);
  for (const field of typeClass.fields) {
    const enumClass = ENUMS.find(
      (known) => field.type.slice(1, -1).replaceAll('/', '.') === known.name,
    );
    if (enumClass !== undefined) shape.beginEnum(enumClass);
    shape.u8(JAVA_TYPE_CODES.string);
    shape.slot({ kind: 'text', field: field.name, constants: enumClass?.constants ?? null });
    shape.nextHandle++;
  }
  return shape.finish();
}

/** Writes as `ObjectOutputStream` does, with its back references. */
class ShapeBuilder {
  nextHandle = FIRST_JAVA_HANDLE;
  private readonly parts: ShapePart[] = [];
  private readonly handles = new Map<string, number>();
  private pending: number[] = [];

  u8(value: number): void {
    this.pending.push(value & 0xff);
  }

  u16(value: number): void {
    this.u8(value >> 8);
    this.u8(value);
  }

  i32(value: number): void {
    this.u16(value >> 16);
    this.u16(value);
  }

  utf(text: string): void {
    const bytes = encodeJavaUtf(text);
    this.u16(bytes.length);
    this.pending.push(...bytes);
  }

  beginObject(javaClass: JavaClass): void {
    this.u8(JAVA_TYPE_CODES.object);
    this.classDescriptor(javaClass);
    this.nextHandle++;
  }

  beginEnum(javaClass: JavaClass): void {
    this.u8(JAVA_TYPE_CODES.enum);
    this.classDescriptor(javaClass);
    this.nextHandle++;
  }

  slot(part: ShapePart): void {
    this.flush();
    this.parts.push(part);
  }

  finish(): readonly ShapePart[] {
    this.flush();
    return this.parts;
  }

  private classDescriptor(javaClass: JavaClass): void {
    if (this.backReference(javaClass.name)) return;
    this.u8(JAVA_TYPE_CODES.classDescriptor);
    this.utf(javaClass.name);
    this.i32(Number(BigInt.asIntN(32, javaClass.serialVersionUID >> 32n)));
    this.i32(Number(BigInt.asIntN(32, javaClass.serialVersionUID)));
    this.handles.set(javaClass.name, this.nextHandle++);
    this.u8(javaClass.flags);
    this.u16(javaClass.fields.length);
    for (const field of javaClass.fields) {
      this.u8(field.type.charCodeAt(0));
      this.utf(field.name);
      if (field.type.length > 1) this.typeString(field.type);
    }
    this.u8(JAVA_TYPE_CODES.endBlockData);
    if (javaClass.superclass === JAVA_ENUM.name) this.classDescriptor(JAVA_ENUM);
    else this.u8(JAVA_TYPE_CODES.null);
  }

  private typeString(text: string): void {
    if (this.backReference(text)) return;
    this.u8(JAVA_TYPE_CODES.string);
    this.utf(text);
    this.handles.set(text, this.nextHandle++);
  }

  private backReference(key: string): boolean {
    const handle = this.handles.get(key);
    if (handle === undefined) return false;
    this.u8(JAVA_TYPE_CODES.reference);
    this.i32(handle);
    return true;
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    this.parts.push({ kind: 'constant', bytes: Uint8Array.from(this.pending) });
    this.pending = [];
  }
}

/** The parts of the stream, in order, by the kind of its `checkpointType`. */
export const CANONICAL_SHAPES = {
  checkpoint: compileShape(CHECKPOINT_TYPE),
  savepoint: compileShape(SAVEPOINT_TYPE),
} as const;

/** The stream of the null reference. */
export const NULL_PROPERTIES = Uint8Array.of(0xac, 0xed, 0x00, 0x05, JAVA_TYPE_CODES.null);
