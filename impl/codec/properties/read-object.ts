/** Reads ordinary objects. Java: `ObjectInputStream#readOrdinaryObject`, `readSerialData`. */
import type { JavaField } from '../../../spec/format/java-classes.ts';
import { JAVA_PRIMITIVES } from '../../../spec/format/java-library-classes.ts';
import type { ClassDescriptor, FieldSlot } from './class-descriptor.ts';
import { classNameOf } from './java-value.ts';
import type { JavaObject, JavaValue } from './java-value.ts';
import { isAssignable } from './local-class.ts';
import type { ParserState } from './parser-state.ts';
import { readPresentDescriptor } from './read-descriptor.ts';

/** A value that the object keeps, once all have been read. */
interface KeptValue {
  readonly field: JavaField;
  readonly value: JavaValue | null;
  /** In bytes, where it starts. */
  readonly offset: number;
}

/** An object, `null` where its class is not there. */
export function readObject(state: ParserState): JavaObject | null {
  const { input } = state;
  const start = input.at;
  input.skip(1);
  const descriptor = readPresentDescriptor(state);
  if (!descriptor.allowsObjects) input.refuse('PROPERTIES_CLASS_INVALID', start);
  const className = descriptor.local?.name ?? '';
  const object: JavaObject = { kind: 'object', className, fields: new Map() };
  const handle = state.assign(descriptor, object);
  if (descriptor.has('externalizable')) {
    // Of the classes that are there none is externalizable. Without block data nothing is skipped.
    if (descriptor.has('blockData')) state.skipCustomData(true);
  } else {
    const kept: KeptValue[] = [];
    for (const slot of layoutOf(state, descriptor, start)) {
      // What is read once the object is spoilt is not even checked.
      const isSpoilt = state.handles.isSpoilt(handle);
      readSlot(state, slot, handle, object, isSpoilt ? [] : kept);
    }
    keepValues(state, object, kept);
  }
  state.finish(handle);
  return descriptor.local === null ? null : object;
}

function layoutOf(
  state: ParserState,
  descriptor: ClassDescriptor,
  start: number,
): readonly FieldSlot[] {
  const layout = descriptor.layout();
  if (layout === 'circular') return state.input.refuse('PROPERTIES_CLASS_INVALID', start);
  if (layout === 'tooDeep') return state.input.refuse('NESTING_TOO_DEEP', start);
  return layout;
}

/**
 * The data of one class of the object's hierarchy. Of two fields with one name the first is kept, and
 * the other's value is not even checked. Java: `ObjectStreamClass.FieldReflector`, its `writeKeys`.
 */
function readSlot(
  state: ParserState,
  { descriptor, isOwn }: FieldSlot,
  handle: number,
  object: JavaObject,
  kept: KeptValue[],
): void {
  const { input } = state;
  const { local } = descriptor;
  const own = isOwn && local?.kind === 'known' ? local.javaClass.fields : [];
  for (const { name, code } of descriptor.primitiveFields) {
    const isFirst = !object.fields.has(name);
    const isKept = code === 'Z' && isFirst && own.some((field) => field.name === name);
    if (isKept) object.fields.set(name, input.u8());
    else input.skip(JAVA_PRIMITIVES[code]!.sizeBytes);
  }
  const parent = input.field;
  for (const { name } of descriptor.objectFields) {
    const field = own.find((known) => known.name === name);
    if (field !== undefined) input.field = `${parent}.${name}`;
    const offset = input.at;
    const value = state.readItem();
    input.field = parent;
    if (field === undefined) continue;
    state.handles.depend(handle, state.lastHandle);
    const isFirst = !kept.some((earlier) => earlier.field === field);
    if (isFirst) kept.push({ field, value, offset });
  }
  state.lastHandle = handle;
  if (descriptor.has('writeMethod')) state.skipCustomData(false);
}

/** Java: `ObjectStreamClass#checkObjFieldValueTypes`, `setObjFieldValues`. */
function keepValues(state: ParserState, object: JavaObject, kept: readonly KeptValue[]): void {
  for (const { field, value, offset } of kept) {
    const type = field.type.slice(1, -1).replaceAll('/', '.');
    if (value !== null && !isAssignable(classNameOf(value), type)) {
      state.input.field += `.${field.name}`;
      state.input.refuse('PROPERTIES_OTHER_OBJECT', offset);
    }
    object.fields.set(field.name, value);
  }
}
