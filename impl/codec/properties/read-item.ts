/** Reads any item of a stream. Java: `ObjectInputStream#readObject0`, below the outermost object. */
import { JAVA_TYPE_CODES } from '../../../spec/format/java-classes.ts';
import { classNameOf } from './java-value.ts';
import type { JavaEnumConstant, JavaObject, JavaValue } from './java-value.ts';
import { isAssignable } from './local-class.ts';
import type { LocalClass } from './local-class.ts';
import type { ParserState } from './parser-state.ts';
import { readDescriptor, readPresentDescriptor } from './read-descriptor.ts';
import { readObject } from './read-object.ts';

/** An item, `null` for the null reference and where the item's class is not there. */
export function readAnyItem(state: ParserState): JavaValue | null {
  switch (state.input.peek()) {
    case JAVA_TYPE_CODES.null:
      return state.readNull();
    case JAVA_TYPE_CODES.reference:
      return state.readReference();
    case JAVA_TYPE_CODES.class:
      return readClassLiteral(state);
    case JAVA_TYPE_CODES.classDescriptor:
    case JAVA_TYPE_CODES.proxyClassDescriptor:
      return readDescriptor(state);
    case JAVA_TYPE_CODES.string:
    case JAVA_TYPE_CODES.longString:
      return state.readString();
    case JAVA_TYPE_CODES.array:
      return readArray(state);
    case JAVA_TYPE_CODES.enum:
      return readEnumConstant(state);
    case JAVA_TYPE_CODES.object:
      return readObject(state);
    case JAVA_TYPE_CODES.exception:
      return readFatalException(state);
    default:
      return state.input.refuse('PROPERTIES_STREAM_CORRUPTED');
  }
}

/** Java: `readClass`. */
function readClassLiteral(state: ParserState): JavaObject | null {
  state.input.skip(1);
  const descriptor = readPresentDescriptor(state);
  const value: JavaObject = { kind: 'object', className: 'java.lang.Class', fields: new Map() };
  state.finish(state.assign(descriptor, value));
  return descriptor.local === null ? null : value;
}

/** Java: `readEnum`. */
function readEnumConstant(state: ParserState): JavaEnumConstant | null {
  const { input } = state;
  const start = input.at;
  input.skip(1);
  const descriptor = readPresentDescriptor(state);
  if (!descriptor.has('enum')) input.refuse('PROPERTIES_CLASS_INVALID', start);
  const handle = state.assign(descriptor, null);
  const nameStart = input.at;
  const { text: constant } = state.readString();
  const { local } = descriptor;
  let value: JavaEnumConstant | null = null;
  if (local?.kind === 'known') {
    const isConstant = local.javaClass.constants?.includes(constant) ?? false;
    if (!isConstant) input.refuse('PROPERTIES_CONSTANT_UNKNOWN', nameStart);
    value = { kind: 'enum', className: local.name, constant };
    state.handles.setItem(handle, value);
  }
  state.finish(handle);
  return value;
}

/** Java: `readArray`. */
function readArray(state: ParserState): JavaObject | null {
  const { input } = state;
  const start = input.at;
  input.skip(1);
  const descriptor = readDescriptor(state);
  const lengthStart = input.at;
  const length = input.i32();
  // Java misses the class after the length, and looks at the length once it has a class.
  if (descriptor === null) return input.refuse('PROPERTIES_CLASS_MISSING', start);
  const { local } = descriptor;
  if (local !== null && local.kind !== 'array') {
    return input.refuse('PROPERTIES_CLASS_MISSING', start);
  }
  if (local !== null && length < 0) input.refuse('PROPERTIES_STREAM_CORRUPTED', lengthStart);
  const component = local === null ? null : local.component;
  const value: JavaObject = { kind: 'object', className: local?.name ?? '', fields: new Map() };
  const handle = state.assign(descriptor, value);
  if (component?.kind === 'primitive') input.skip(length * component.sizeBytes);
  else for (let i = 0; i < length; i++) readElement(state, handle, component);
  state.finish(handle);
  return local === null ? null : value;
}

function readElement(state: ParserState, array: number, component: LocalClass | null): void {
  const start = state.input.at;
  const value = state.readItem();
  if (component === null) return;
  if (value !== null && !isAssignable(classNameOf(value), component.name)) {
    state.input.refuse('PROPERTIES_OTHER_OBJECT', start);
  }
  state.handles.depend(array, state.lastHandle);
}

/** An exception of the writer's. Java: `readFatalException`. */
function readFatalException(state: ParserState): never {
  const { input } = state;
  const start = input.at;
  input.skip(1);
  state.handles.clear();
  const code = input.peek();
  if (code === JAVA_TYPE_CODES.object || code === JAVA_TYPE_CODES.reference) {
    // Of the classes that are there none is an `IOException`.
    if (state.readItem() !== null) input.refuse('PROPERTIES_OTHER_OBJECT', start);
  }
  return input.refuse('PROPERTIES_STREAM_CORRUPTED', start);
}
