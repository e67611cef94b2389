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
 * Classes that are there, but read their objects with code of their own. Their objects are skipped
 * as the stream delimits them, and neither their fields nor their serialVersionUIDs are looked at.
 */
export const OPAQUE_JAVA_CLASSES: readonly string[] = [
  'java.io.File',
  'java.math.BigDecimal',
  'java.math.BigInteger',
  'java.net.InetAddress',
  'java.net.URI',
  'java.net.URL',
  'java.util.ArrayDeque',
  'java.util.ArrayList',
  'java.util.BitSet',
  'java.util.Date',
  'java.util.EnumMap',
  'java.util.HashMap',
  'java.util.HashSet',
  'java.util.Hashtable',
  'java.util.LinkedHashMap',
  'java.util.LinkedHashSet',
  'java.util.LinkedList',
  'java.util.Locale',
  'java.util.PriorityQueue',
  'java.util.Properties',
  'java.util.TreeMap',
  'java.util.TreeSet',
  'java.util.UUID',
  'java.util.Vector',
];
