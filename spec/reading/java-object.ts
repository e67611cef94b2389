/**
 * One object of a Java object stream, as plain fields: as much of the form as an
 * `ObjectOutputStream` uses for the checkpoint properties. Java: `java.io.ObjectInputStream`.
 */
import { FIRST_JAVA_HANDLE, JAVA_STREAM_HEADER, JAVA_TYPE_CODES } from '../format/java-classes.ts';
import type { JavaField } from '../format/java-classes.ts';
import { Unreadable } from './byte-reader.ts';
import type { ByteReader } from './byte-reader.ts';

/** An object: its class, and its fields by name. An enum constant is a string. */
export interface JavaObject {
  readonly className: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Descriptor {
  readonly name: string;
  readonly fields: readonly JavaField[];
}

const DEEPEST = 20;

/** The object that a stream starts with; `null` for the null reference. */
export function readJavaObject(from: ByteReader): JavaObject | null {
  if (from.i32() !== JAVA_STREAM_HEADER) throw new Unreadable('no Java object stream');
  return new JavaReader(from).item() as JavaObject | null;
}

class JavaReader {
  readonly #from: ByteReader;
  readonly #handles: unknown[] = [];
  #depth = 0;

  constructor(from: ByteReader) {
    this.#from = from;
  }

  item(): unknown {
    if (++this.#depth > DEEPEST) throw new Unreadable('Java objects that are nested too deep');
    const item = this.#itemOf(this.#from.u8());
    this.#depth--;
    return item;
  }

  #itemOf(code: number): unknown {
    switch (code) {
      case JAVA_TYPE_CODES.null:
        return null;
      case JAVA_TYPE_CODES.reference:
        return this.#referenced(this.#from.i32());
      case JAVA_TYPE_CODES.string:
        return this.#remembered(this.#from.utf());
      case JAVA_TYPE_CODES.classDescriptor:
        return this.#descriptor();
      case JAVA_TYPE_CODES.enum:
        this.item();
        this.#handles.push(null);
        return this.item();
      case JAVA_TYPE_CODES.object:
        return this.#object();
      default:
        throw new Unreadable(`a Java item of the type ${code}`);
    }
  }

  #referenced(handle: number): unknown {
    const index = handle - FIRST_JAVA_HANDLE;
    if (!(index in this.#handles)) throw new Unreadable('a Java reference to nothing');
    return this.#handles[index];
  }

  #remembered<T>(item: T): T {
    this.#handles.push(item);
    return item;
  }

  #descriptor(): Descriptor {
    const from = this.#from;
    const name = from.utf();
    from.i64();
    const fields: JavaField[] = [];
    const descriptor = this.#remembered<Descriptor>({ name, fields });
    from.u8();
    const count = from.u16();
    for (let i = 0; i < count; i++) {
      const type = String.fromCharCode(from.u8());
      const field = from.utf();
      fields.push({ name: field, type: type === 'L' ? String(this.item()) : type });
    }
    if (from.u8() !== JAVA_TYPE_CODES.endBlockData)
      throw new Unreadable('a Java class that is odd');
    this.item();
    return descriptor;
  }

  #object(): JavaObject {
    const descriptor = this.item();
    if (!isDescriptor(descriptor)) throw new Unreadable('a Java object without a class');
    const fields: Record<string, unknown> = {};
    const object = this.#remembered<JavaObject>({ className: descriptor.name, fields });
    for (const { name, type } of descriptor.fields) {
      if (type === 'Z') fields[name] = this.#from.u8() !== 0;
      else if (type.startsWith('L')) fields[name] = this.item();
      else throw new Unreadable(`a Java field of the type ${type}`);
    }
    return object;
  }
}

function isDescriptor(item: unknown): item is Descriptor {
  return (
    typeof item === 'object' &&
    item !== null &&
    'name' in item &&
    Array.isArray((item as Descriptor).fields)
  );
}
