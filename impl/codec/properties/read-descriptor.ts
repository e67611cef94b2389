/** Reads class descriptors. Java: `ObjectInputStream#readClassDesc`, `ObjectStreamClass#readNonProxy`. */
import { JAVA_CLASS_FLAGS, JAVA_TYPE_CODES } from '../../../spec/format/java-classes.ts';
import { KNOWN_JAVA_INTERFACES } from '../../../spec/format/java-library-classes.ts';
import { ClassDescriptor, isFieldCode, isPrimitive } from './class-descriptor.ts';
import type { StreamField } from './class-descriptor.ts';
import { NULL_HANDLE } from './handle-table.ts';
import { findClass } from './local-class.ts';
import type { ParserState } from './parser-state.ts';

const MAX_INTERFACES = 65_535;

/** A descriptor where Java dies of a `NullPointerException` without one. */
export function readPresentDescriptor(state: ParserState): ClassDescriptor {
  const start = state.input.at;
  return readDescriptor(state) ?? state.input.refuse('PROPERTIES_CLASS_MISSING', start);
}

/** A descriptor, `null` for the null reference. */
export function readDescriptor(state: ParserState): ClassDescriptor | null {
  switch (state.input.peek()) {
    case JAVA_TYPE_CODES.null:
      return state.readNull();
    case JAVA_TYPE_CODES.reference:
      return readDescriptorReference(state);
    case JAVA_TYPE_CODES.classDescriptor:
      return readClassDescriptor(state);
    case JAVA_TYPE_CODES.proxyClassDescriptor:
      return readProxyDescriptor(state);
    default:
      return state.input.refuse('PROPERTIES_STREAM_CORRUPTED');
  }
}

function readDescriptorReference(state: ParserState): ClassDescriptor {
  const start = state.input.at;
  const item = state.readReference();
  if (item === null) return state.input.refuse('PROPERTIES_CLASS_MISSING', start);
  if (!(item instanceof ClassDescriptor)) {
    return state.input.refuse('PROPERTIES_OTHER_OBJECT', start);
  }
  if (!item.initialized) return state.input.refuse('PROPERTIES_CLASS_INVALID', start);
  return item;
}

function readClassDescriptor(state: ParserState): ClassDescriptor {
  const { input } = state;
  const start = input.at;
  input.skip(1);
  const descriptor = new ClassDescriptor();
  const handle = state.handles.assign(descriptor);
  const name = input.utf();
  const serialVersionUID = input.i64();
  const flags = input.u8();
  const isEnum = (flags & JAVA_CLASS_FLAGS.enum) !== 0;
  if (hasFlags(flags, CONFLICTING) || (isEnum && serialVersionUID !== 0n)) {
    input.refuse('PROPERTIES_CLASS_INVALID', start);
  }
  const count = input.i16();
  if (isEnum && count !== 0) input.refuse('PROPERTIES_CLASS_INVALID', start);
  const fields = readFields(state, count, start);
  state.skipCustomData(true);
  const superclass = readSuperclass(state);
  const stream = { name, serialVersionUID, flags, fields };
  if (!descriptor.bind(stream, findClass(name), superclass)) {
    input.refuse('PROPERTIES_CLASS_INVALID', start);
  }
  state.finish(handle);
  return descriptor;
}

const CONFLICTING = JAVA_CLASS_FLAGS.serializable | JAVA_CLASS_FLAGS.externalizable;

function hasFlags(flags: number, all: number): boolean {
  return (flags & all) === all;
}

/** A negative count is none. The fields that hold objects must come last. */
function readFields(state: ParserState, count: number, start: number): readonly StreamField[] {
  const { input } = state;
  const fields: StreamField[] = [];
  for (let i = 0; i < count; i++) {
    const typeCode = String.fromCharCode(input.u8());
    const name = input.utf();
    const type = typeCode === 'L' || typeCode === '[' ? readTypeString(state) : typeCode;
    const code = type?.[0] ?? '';
    if (!isFieldCode(code)) input.refuse('PROPERTIES_CLASS_INVALID', start);
    fields.push({ name, code });
  }
  const firstObject = fields.findIndex(({ code }) => !isPrimitive(code));
  if (firstObject !== -1 && fields.slice(firstObject).some(({ code }) => isPrimitive(code))) {
    input.refuse('PROPERTIES_CLASS_INVALID', start);
  }
  return fields;
}

/** Java: `readTypeString`. */
function readTypeString(state: ParserState): string | null {
  const start = state.input.at;
  const code = state.input.peek();
  if (code === JAVA_TYPE_CODES.null) return state.readNull();
  if (code !== JAVA_TYPE_CODES.reference) return state.readString().text;
  const item = state.readReference();
  if (item === null) return null;
  if (item instanceof ClassDescriptor || item.kind !== 'string') {
    return state.input.refuse('PROPERTIES_OTHER_OBJECT', start);
  }
  return item.text;
}

function readSuperclass(state: ParserState): ClassDescriptor | null {
  state.enter();
  const superclass = readDescriptor(state);
  state.leave();
  return superclass;
}

/** Java: `readProxyDesc`. */
function readProxyDescriptor(state: ParserState): ClassDescriptor {
  const { input } = state;
  const start = input.at;
  input.skip(1);
  const descriptor = new ClassDescriptor();
  const handle = state.handles.assign(descriptor);
  state.lastHandle = NULL_HANDLE;
  const count = input.i32();
  if (count < 0 || count > MAX_INTERFACES) input.refuse('PROPERTIES_STREAM_CORRUPTED', start);
  const interfaces = new Set<string>();
  for (let i = 0; i < count; i++) interfaces.add(input.utf());
  // With two of the same, or one that is not there or no interface, Java has no proxy class either.
  const isThere = interfaces.size === count && [...interfaces].every(isKnownInterface);
  if (isThere) input.refuse('PROPERTIES_NOT_UNDERSTOOD', start);
  state.skipCustomData(true);
  const flags = JAVA_CLASS_FLAGS.serializable;
  const stream = { name: null, serialVersionUID: 0n, flags, fields: [] };
  descriptor.bind(stream, null, readSuperclass(state));
  state.finish(handle);
  return descriptor;
}

function isKnownInterface(name: string): boolean {
  return KNOWN_JAVA_INTERFACES.includes(name);
}
