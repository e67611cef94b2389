/**
 * A parser of the Java Object Serialization Stream that accepts and refuses what
 * `java.io.ObjectInputStream` of JDK 17 does, for the classes of `spec/format/java-classes.ts` and
 * `java-library-classes.ts`. It creates no objects of any class.
 */
import { JAVA_STREAM_HEADER, JAVA_TYPE_CODES } from '../../../spec/format/java-classes.ts';
import { ClassReader } from './class-reader.ts';
import { classNameOf } from './java-value.ts';
import type { JavaObject, JavaValue } from './java-value.ts';
import { NULL_HANDLE } from './handle-table.ts';
import { isAssignable } from './local-class.ts';
import type { LocalClass } from './local-class.ts';
import type { ClassDescriptor, FieldSlot } from './class-descriptor.ts';

/** Reads one stream: its header and its first object. */
export class ObjectStream extends ClassReader {
  /** The object; `null` for the null reference. Java: `new ObjectInputStream(in).readObject()`. */
  read(): JavaValue | null {
    const start = this.input.at;
    if (this.input.i32() !== JAVA_STREAM_HEADER >> 0) {
      this.input.refuse('PROPERTIES_STREAM_CORRUPTED', start);
    }
    while (this.input.peek() === JAVA_TYPE_CODES.reset) this.input.skip(1);
    const object = this.input.at;
    const code = this.input.peek();
    if (code === JAVA_TYPE_CODES.blockData || code === JAVA_TYPE_CODES.blockDataLong) {
      this.input.skipBlocks();
      this.input.refuse('PROPERTIES_STREAM_CORRUPTED', object);
    }
    const value = this.readItem();
    if (this.handles.isSpoilt(this.lastHandle)) {
      this.input.refuse('PROPERTIES_CLASS_UNKNOWN', object);
    }
    return value;
  }

  /** Java: `readObject0`, below the outermost object. */
  protected override readItem(): JavaValue | null {
    return this.nested(() => this.readItemOf(this.input.peek()));
  }

  private readItemOf(code: number): JavaValue | null {
    switch (code) {
      case JAVA_TYPE_CODES.null:
        return this.readNull();
      case JAVA_TYPE_CODES.reference:
        return this.readReference();
      case JAVA_TYPE_CODES.class:
        return this.readClassLiteral();
      case JAVA_TYPE_CODES.classDescriptor:
      case JAVA_TYPE_CODES.proxyClassDescriptor:
        return this.readDescriptor();
      case JAVA_TYPE_CODES.string:
      case JAVA_TYPE_CODES.longString:
        return this.readString();
      case JAVA_TYPE_CODES.array:
        return this.readArray();
      case JAVA_TYPE_CODES.enum:
        return this.readEnumConstant();
      case JAVA_TYPE_CODES.object:
        return this.readOrdinaryObject();
      case JAVA_TYPE_CODES.exception:
        return this.readFatalException();
      default:
        return this.input.refuse('PROPERTIES_STREAM_CORRUPTED');
    }
  }

  /** Java: `readClass`. */
  private readClassLiteral(): JavaValue | null {
    this.input.skip(1);
    const descriptor = this.needDescriptor();
    const value: JavaObject = { kind: 'object', className: 'java.lang.Class', fields: new Map() };
    return this.finishItem(this.assign(descriptor, value));
  }

  /** Java: `readEnum`. */
  private readEnumConstant(): JavaValue | null {
    const start = this.input.at;
    this.input.skip(1);
    const descriptor = this.needDescriptor();
    if (!descriptor.has('enum')) this.input.refuse('PROPERTIES_CLASS_INVALID', start);
    const handle = this.assign(descriptor, null);
    const name = this.input.at;
    const { text: constant } = this.readString();
    const { local } = descriptor;
    if (local?.kind === 'known') {
      const isConstant = local.javaClass.constants?.includes(constant) ?? false;
      if (!isConstant) this.input.refuse('PROPERTIES_CONSTANT_UNKNOWN', name);
      this.handles.setItem(handle, { kind: 'enum', className: local.name, constant });
    }
    return this.finishItem(handle);
  }

  /** Java: `readArray`. */
  private readArray(): JavaValue | null {
    const start = this.input.at;
    this.input.skip(1);
    const descriptor = this.needDescriptor();
    const lengthAt = this.input.at;
    const length = this.input.i32();
    if (length < 0) this.input.refuse('PROPERTIES_STREAM_CORRUPTED', lengthAt);
    const { local } = descriptor;
    if (local !== null && local.kind !== 'array') {
      this.input.refuse('PROPERTIES_CLASS_MISSING', start);
    }
    const value: JavaObject = { kind: 'object', className: local?.name ?? '', fields: new Map() };
    const handle = this.assign(descriptor, value);
    if (local?.component.kind === 'primitive') this.input.skip(length * local.component.sizeBytes);
    else {
      for (let i = 0; i < length; i++) this.readElement(handle, local?.component ?? null);
    }
    return this.finishItem(handle);
  }

  private readElement(array: number, component: LocalClass | null): void {
    const start = this.input.at;
    const value = this.readItem();
    if (component === null) return;
    if (value !== null && !isAssignable(classNameOf(value), component.name)) {
      this.input.refuse('PROPERTIES_OTHER_OBJECT', start);
    }
    this.handles.depend(array, this.lastHandle);
  }

  /** Java: `readOrdinaryObject`. */
  private readOrdinaryObject(): JavaValue | null {
    const start = this.input.at;
    this.input.skip(1);
    const descriptor = this.needDescriptor();
    if (!descriptor.allowsObjects) this.input.refuse('PROPERTIES_CLASS_INVALID', start);
    const className = descriptor.local?.name ?? '';
    const value: JavaObject = { kind: 'object', className, fields: new Map() };
    const handle = this.assign(descriptor, value);
    if (descriptor.has('externalizable')) {
      // Only a class that is not there comes here: none of the others is externalizable.
      if (descriptor.has('blockData')) this.skipCustomData(true);
    } else this.readFields(value, handle, this.layoutOf(descriptor, start));
    return this.finishItem(handle);
  }

  private layoutOf(descriptor: ClassDescriptor, start: number): readonly FieldSlot[] {
    const layout = descriptor.layout();
    if (layout === 'circular') return this.input.refuse('PROPERTIES_CLASS_INVALID', start);
    if (layout === 'tooDeep') return this.input.refuse('NESTING_TOO_DEEP', start);
    return layout;
  }

  /** Java: `readSerialData`. */
  private readFields(object: JavaObject, handle: number, slots: readonly FieldSlot[]): void {
    const offsets = new Map<string, number>();
    for (const { descriptor, isOwn } of slots) {
      const known = isOwn && descriptor.local?.kind === 'known' ? descriptor.local.javaClass : null;
      this.readPrimitives(object, descriptor);
      for (const { name } of descriptor.objectFields) {
        const start = this.input.at;
        const value = this.within(name, () => this.readItem());
        if (known === null || !known.fields.some((field) => field.name === name)) continue;
        this.handles.depend(handle, this.lastHandle);
        object.fields.set(name, value);
        offsets.set(name, start);
      }
      this.lastHandle = handle;
      if (descriptor.has('writeMethod')) this.skipCustomData(false);
    }
    if (!this.handles.isSpoilt(handle)) this.checkFields(object, slots, offsets);
  }

  private readPrimitives(object: JavaObject, descriptor: ClassDescriptor): void {
    const end = this.input.at + descriptor.primitiveBytes;
    for (const { name, code } of descriptor.stream.fields) {
      if (code === 'Z') object.fields.set(name, this.input.u8());
    }
    void end;
  }

  private checkFields(
    object: JavaObject,
    slots: readonly FieldSlot[],
    offsets: ReadonlyMap<string, number>,
  ): void {
    void object;
    void slots;
    void offsets;
  }

  /** Java: `readFatalException`. */
  private readFatalException(): never {
    throw new Error('todo');
  }
}

void NULL_HANDLE;
