/** The classes that a stream can name, as Flink's class loader finds them. */
import { JAVA_CLASS_FLAGS } from '../../../spec/format/java-classes.ts';
import type { JavaClass } from '../../../spec/format/java-classes.ts';
import {
  JAVA_PRIMITIVES,
  KNOWN_JAVA_CLASSES,
  OPAQUE_JAVA_CLASSES,
} from '../../../spec/format/java-library-classes.ts';

/** A class that is there. */
export type LocalClass =
  | { readonly kind: 'known'; readonly name: string; readonly javaClass: JavaClass }
  | { readonly kind: 'opaque'; readonly name: string; readonly serialVersionUID: bigint }
  | { readonly kind: 'primitive'; readonly name: string; readonly sizeBytes: number }
  | { readonly kind: 'array'; readonly name: string; readonly component: LocalClass };

const BY_NAME = new Map<string, LocalClass>([
  ...Object.values(JAVA_PRIMITIVES).map(primitive),
  ['void', { kind: 'primitive', name: 'void', sizeBytes: 0 }],
  ...[...OPAQUE_JAVA_CLASSES].map(opaque),
  ...KNOWN_JAVA_CLASSES.map(known),
]);

function primitive(type: { name: string; sizeBytes: number }): [string, LocalClass] {
  return [type.name, { kind: 'primitive', ...type }];
}

function opaque([name, serialVersionUID]: readonly [string, bigint]): [string, LocalClass] {
  return [name, { kind: 'opaque', name, serialVersionUID }];
}

function known(javaClass: JavaClass): [string, LocalClass] {
  return [javaClass.name, { kind: 'known', name: javaClass.name, javaClass }];
}

const MAX_ARRAY_DIMENSIONS = 255;

/** The class of a name, `null` where none is known. Java: `ObjectInputStream#resolveClass`. */
export function findClass(name: string): LocalClass | null {
  const dimensions = /^\[*/.exec(name)![0].length;
  if (dimensions === 0) return BY_NAME.get(name) ?? null;
  if (dimensions > MAX_ARRAY_DIMENSIONS) return null;
  let found = componentOf(name.slice(dimensions));
  for (let i = dimensions - 1; i >= 0 && found !== null; i--) {
    found = { kind: 'array', name: name.slice(i), component: found };
  }
  return found;
}

function componentOf(descriptor: string): LocalClass | null {
  const type = Object.hasOwn(JAVA_PRIMITIVES, descriptor) ? JAVA_PRIMITIVES[descriptor] : undefined;
  if (type !== undefined) return BY_NAME.get(type.name)!;
  const name = /^L([^[/]+);$/s.exec(descriptor)?.[1];
  const found = name === undefined ? undefined : BY_NAME.get(name);
  return found === undefined || found.kind === 'primitive' ? null : found;
}

/** Whether Java takes a class for serialisable. */
export function isSerializable(local: LocalClass): boolean {
  if (local.kind === 'known') return local.javaClass.flags !== 0;
  return local.kind !== 'primitive';
}

/** Whether Java takes a class for an enum; it takes `java.lang.Enum` for one. */
export function isEnum(local: LocalClass): boolean {
  return local.kind === 'known' && (local.javaClass.flags & JAVA_CLASS_FLAGS.enum) !== 0;
}

/** Whether an instance of a class can be assigned to a variable of another one. */
export function isAssignable(from: string, to: string): boolean {
  if (from === to || to === 'java.lang.Object') return true;
  const local = BY_NAME.get(from);
  return local?.kind === 'known' && local.javaClass.assignableTo.includes(to);
}

/** A class's name and those of its superclasses that are serialisable, the class first. */
export function serializableAncestry(local: LocalClass): readonly string[] {
  const names: string[] = [];
  for (let next: LocalClass | undefined = local; next !== undefined;) {
    if (!isSerializable(next)) break;
    names.push(next.name);
    const superclass: string | null = next.kind === 'known' ? next.javaClass.superclass : null;
    next = superclass === null ? undefined : BY_NAME.get(superclass);
  }
  return names;
}
