/** Class descriptors of a stream, and how they fit the classes that are there. */
import { JAVA_CLASS_FLAGS } from '../../../spec/format/java-classes.ts';
import type { JavaClass } from '../../../spec/format/java-classes.ts';
import { JAVA_PRIMITIVES } from '../../../spec/format/java-library-classes.ts';
import { isEnum, isSerializable, serializableAncestry } from './local-class.ts';
import type { LocalClass } from './local-class.ts';

/** A field that the stream holds. */
export interface StreamField {
  readonly name: string;
  /** The first character of its type's descriptor, which is all that Java looks at. */
  readonly code: string;
}

/** What the stream says of a class. */
export interface StreamClass {
  /** `null` for a proxy class. */
  readonly name: string | null;
  readonly serialVersionUID: bigint;
  readonly flags: number;
  readonly fields: readonly StreamField[];
}

/** Fields of one class of an object's hierarchy. */
export interface FieldSlot {
  readonly descriptor: ClassDescriptor;
  /** Whether the object's class has this class above it, and so keeps values of its fields. */
  readonly isOwn: boolean;
}

/** The longest chain of superclasses that is followed, for each class anew: real ones have a handful. */
const MAX_ANCESTRY = 100;

/** A descriptor, `initialized` once its superclass has been read. Java: `ObjectStreamClass`. */
export class ClassDescriptor {
  initialized = false;
  stream: StreamClass = { name: null, serialVersionUID: 0n, flags: 0, fields: [] };
  /** `null` where the class is not there. */
  local: LocalClass | null = null;
  superclass: ClassDescriptor | null = null;
  /** The fields that hold primitive values; in the stream they come first. */
  primitiveFields: readonly StreamField[] = [];
  /** The fields that hold objects. */
  objectFields: readonly StreamField[] = [];
  private slots: readonly FieldSlot[] | 'circular' | 'tooDeep' | null = null;

  /**
   * Takes what has been read. `false` where the class that is there does not allow it: another
   * serialVersionUID, an enum that is none, a field of another kind. Java: `initNonProxy`.
   */
  bind(stream: StreamClass, local: LocalClass | null, superclass: ClassDescriptor | null): boolean {
    this.stream = stream;
    this.local = local;
    this.superclass = superclass;
    this.initialized = true;
    this.objectFields = stream.fields.filter(({ code }) => !isPrimitive(code));
    this.primitiveFields = stream.fields.filter(({ code }) => isPrimitive(code));
    return local === null || fits(stream, local);
  }

  has(flag: keyof typeof JAVA_CLASS_FLAGS): boolean {
    return (this.stream.flags & JAVA_CLASS_FLAGS[flag]) !== 0;
  }

  /** Whether an ordinary object may be of this class, or of a class that is not there. */
  get allowsObjects(): boolean {
    if (this.local === null) return true;
    if (!isStreamSerializable(this.stream) || !isSerializable(this.local)) return false;
    if (this.local.kind === 'known') return this.local.javaClass.instantiable;
    return this.local.kind === 'opaque';
  }

  /**
   * The classes whose data stands in the stream for an object of this class, the highest one first;
   * those without data are left out. Java: `ObjectStreamClass#getClassDataLayout`.
   */
  layout(): readonly FieldSlot[] | 'circular' | 'tooDeep' {
    this.slots ??= computeLayout(this);
    return this.slots;
  }
}

function computeLayout(of: ClassDescriptor): readonly FieldSlot[] | 'circular' | 'tooDeep' {
  const ancestry = of.local === null ? [] : serializableAncestry(of.local);
  const seen = new Set<string | null>();
  const slots: FieldSlot[] = [];
  let above = 0;
  for (let next: ClassDescriptor | null = of; next !== null; next = next.superclass) {
    const { name, fields } = next.stream;
    if (seen.has(name)) return 'circular';
    if (seen.size === MAX_ANCESTRY) return 'tooDeep';
    seen.add(name);
    const position = name === null ? -1 : ancestry.indexOf(name, above);
    if (position !== -1) above = position + 1;
    if (fields.length > 0 || next.has('writeMethod')) {
      slots.unshift({ descriptor: next, isOwn: position !== -1 });
    }
  }
  return slots;
}

/** Whether a field's code is that of a primitive type. */
export function isPrimitive(code: string): boolean {
  return Object.hasOwn(JAVA_PRIMITIVES, code);
}

/** Whether a field can have such a code at all. */
export function isFieldCode(code: string): boolean {
  return isPrimitive(code) || code === 'L' || code === '[';
}

function isStreamSerializable(stream: StreamClass): boolean {
  return (stream.flags & (JAVA_CLASS_FLAGS.serializable | JAVA_CLASS_FLAGS.externalizable)) !== 0;
}

function fits(stream: StreamClass, local: LocalClass): boolean {
  const isStreamEnum = (stream.flags & JAVA_CLASS_FLAGS.enum) !== 0;
  if (isStreamEnum !== isEnum(local)) return false;
  if (isStreamSerializable(stream) === isSerializable(local)) {
    const expected = serialVersionUIDOf(local);
    if (expected !== null && stream.serialVersionUID !== expected) return false;
    if (!isStreamEnum && (stream.flags & JAVA_CLASS_FLAGS.externalizable) !== 0) return false;
  }
  return (
    local.kind !== 'known' || stream.fields.every((field) => fieldFits(field, local.javaClass))
  );
}

/** `null` where it is not looked at. */
function serialVersionUIDOf(local: LocalClass): bigint | null {
  if (local.kind === 'known') return local.javaClass.serialVersionUID;
  if (local.kind === 'opaque') return local.serialVersionUID;
  return local.kind === 'primitive' ? 0n : null;
}

function fieldFits(field: StreamField, javaClass: JavaClass): boolean {
  const own = javaClass.fields.find(({ name }) => name === field.name);
  if (own === undefined) return true;
  const code = own.type[0]!;
  return code === field.code || !(isPrimitive(code) || isPrimitive(field.code));
}
