/**
 * Classes besides Flink's own that a stream of checkpoint properties may name although no Flink
 * writes them there: in the values of fields that `CheckpointProperties` does not have, or in the
 * place of the object itself. JDK 17; none of them changed since 8.
 */
import {
  CHECKPOINT_PROPERTIES,
  CHECKPOINT_TYPE,
  JAVA_CLASS_FLAGS,
  JAVA_ENUM,
  POST_CHECKPOINT_ACTION,
  SAVEPOINT_FORMAT_TYPE,
  SAVEPOINT_TYPE,
  SHARING_FILES_STRATEGY,
} from './java-classes.ts';
import type { JavaClass } from './java-classes.ts';

/** A box of a primitive value. */
function box(name: string, serialVersionUID: bigint, type: string, superclass: string): JavaClass {
  return {
    name: `java.lang.${name}`,
    serialVersionUID,
    flags: JAVA_CLASS_FLAGS.serializable,
    fields: [{ name: 'value', type }],
    superclass,
    assignableTo: ['java.io.Serializable', 'java.lang.Comparable', superclass],
    instantiable: true,
  };
}

/** A class or interface of which a stream holds no ordinary objects. */
function uninstantiable(
  name: string,
  serialVersionUID: bigint | null,
  superclass: string | null = null,
  assignableTo: readonly string[] = [],
): JavaClass {
  const flags = serialVersionUID === null ? 0 : JAVA_CLASS_FLAGS.serializable;
  return {
    name,
    serialVersionUID: serialVersionUID ?? 0n,
    flags,
    fields: [],
    superclass,
    assignableTo,
    instantiable: false,
  };
}

const OBJECT = 'java.lang.Object';
const NUMBER = 'java.lang.Number';

/** Every class whose descriptor is compared with what a stream says of it. */
// prettier-ignore
export const KNOWN_JAVA_CLASSES: readonly JavaClass[] = [
  CHECKPOINT_PROPERTIES, CHECKPOINT_TYPE, SAVEPOINT_TYPE,
  SHARING_FILES_STRATEGY, SAVEPOINT_FORMAT_TYPE, POST_CHECKPOINT_ACTION, JAVA_ENUM,
  uninstantiable('org.apache.flink.runtime.checkpoint.SnapshotType', -2800777894744641237n),
  uninstantiable(OBJECT, null),
  uninstantiable('java.lang.Comparable', null),
  uninstantiable('java.io.Serializable', 1196656838076753133n),
  uninstantiable('java.lang.String', -6849794470754667710n, OBJECT,
    ['java.io.Serializable', 'java.lang.Comparable']),
  uninstantiable('java.lang.Class', 3206093459760846163n, OBJECT, ['java.io.Serializable']),
  uninstantiable('java.io.ObjectStreamClass', -6120832682080437368n, OBJECT, ['java.io.Serializable']),
  uninstantiable(NUMBER, -8742448824652078965n, OBJECT, ['java.io.Serializable']),
  box('Boolean',   -3665804199014368530n, 'Z', OBJECT),
  box('Character',  3786198910865385080n, 'C', OBJECT),
  box('Byte',      -7183698231559129828n, 'B', NUMBER),
  box('Short',      7515723908773894738n, 'S', NUMBER),
  box('Integer',    1360826667806852920n, 'I', NUMBER),
  box('Long',       4290774380558885855n, 'J', NUMBER),
  box('Float',     -2671257302660747028n, 'F', NUMBER),
  box('Double',    -9172774392245257468n, 'D', NUMBER),
];

/** Those of them that are interfaces. */
export const KNOWN_JAVA_INTERFACES: readonly string[] = [
  'org.apache.flink.runtime.checkpoint.SnapshotType',
  'java.lang.Comparable',
  'java.io.Serializable',
];

/** The primitive types by their field descriptors, with the bytes that a value takes. */
export const JAVA_PRIMITIVES: Readonly<Record<string, { name: string; sizeBytes: number }>> = {
  Z: { name: 'boolean', sizeBytes: 1 },
  B: { name: 'byte', sizeBytes: 1 },
  C: { name: 'char', sizeBytes: 2 },
  S: { name: 'short', sizeBytes: 2 },
  I: { name: 'int', sizeBytes: 4 },
  F: { name: 'float', sizeBytes: 4 },
  J: { name: 'long', sizeBytes: 8 },
  D: { name: 'double', sizeBytes: 8 },
};

/**
 * Classes that are there, but read their objects with code of their own, with their
 * serialVersionUIDs. Their objects are skipped as the stream delimits them, and their fields are not
 * looked at.
 */
export const OPAQUE_JAVA_CLASSES: ReadonlyMap<string, bigint> = new Map([
  ['java.io.File', 301077366599181567n],
  ['java.math.BigDecimal', 6108874887143696463n],
  ['java.math.BigInteger', -8287574255936472291n],
  ['java.net.InetAddress', 3286316764910316507n],
  ['java.net.URI', -6052424284110960213n],
  ['java.net.URL', -7627629688361524110n],
  ['java.util.ArrayDeque', 2340985798034038923n],
  ['java.util.ArrayList', 8683452581122892189n],
  ['java.util.BitSet', 7997698588986878753n],
  ['java.util.Date', 7523967970034938905n],
  ['java.util.EnumMap', 458661240069192865n],
  ['java.util.HashMap', 362498820763181265n],
  ['java.util.HashSet', -5024744406713321676n],
  ['java.util.Hashtable', 1421746759512286392n],
  ['java.util.LinkedHashMap', 3801124242820219131n],
  ['java.util.LinkedHashSet', -2851667679971038690n],
  ['java.util.LinkedList', 876323262645176354n],
  ['java.util.Locale', 9149081749638150636n],
  ['java.util.PriorityQueue', -7720805057305804111n],
  ['java.util.Properties', 4112578634029874840n],
  ['java.util.TreeMap', 919286545866124006n],
  ['java.util.TreeSet', -2479143000061671589n],
  ['java.util.UUID', -4856846361193249489n],
  ['java.util.Vector', -2767605614048989439n],
]);
