/** Items of Java streams, to be put where they do not belong. */
import { CHECKPOINT_PROPERTIES, JAVA_CLASS_FLAGS } from '../../../spec/format/java-classes.ts';
import {
  KNOWN_JAVA_CLASSES,
  OPAQUE_JAVA_CLASSES,
} from '../../../spec/format/java-library-classes.ts';

const PRIMITIVE_ARRAYS = ['[Z', '[B', '[C', '[S', '[I', '[F', '[J', '[D', '[[I'];

/** Names of classes, fields and enum constants: those that stand in streams, and others. */
export const NAMES: readonly string[] = [
  ...KNOWN_JAVA_CLASSES.flatMap(({ name, fields, constants = [] }) => [
    name,
    ...fields.flatMap((field) => [field.name, field.type].filter(({ length }) => length > 1)),
    ...constants,
  ]),
  ...OPAQUE_JAVA_CLASSES.keys(),
  ...PRIMITIVE_ARRAYS,
  '[Ljava.lang.String;',
  '[Ljava.lang.Object;',
  'int',
  'void',
  'Ljava/lang/Object;',
  'no.such.Class',
  'Savepoint',
  'Suspend Savepoint',
];

/** What every primitive value fits. */
const EIGHT_ZEROS = [0, 0, 0, 0, 0, 0, 0, 0];

const PROXY = [0x7d, 0, 0, 0, 1, ...javaUtf('java.lang.Comparable'), 0x78, 0x70];
const UNKNOWN_PROXY = [0x7d, 0, 0, 0, 1, ...javaUtf('no.such.Interface'), 0x78, 0x70];

/** Whole items, and beginnings of items. */
export const JAVA_ITEMS: readonly Uint8Array[] = [
  [0x70],
  [0x78],
  [0x78, 0x70],
  [0x79],
  ...Array.from({ length: 12 }, (_, handle) => [0x71, 0, 0x7e, 0, handle]),
  [0x71, 0, 0, 0, 0],
  [0x74, ...javaUtf('text')],
  [0x74, ...javaUtf('CANONICAL')],
  [0x7c, 0, 0, 0, 0, 0, 0, 0, 2, 0x61, 0x62],
  [0x7c, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x77, 0],
  [0x77, 3, 1, 2, 3],
  [0x7a, 0, 0, 0, 1, 9],
  [0x7a, 0xff, 0xff, 0xff, 0xff],
  [0x7b, 0x70],
  [0x7b, 0x71, 0, 0x7e, 0, 0],
  PROXY,
  UNKNOWN_PROXY,
  [0x73, ...UNKNOWN_PROXY],
  [0x76, ...PROXY],
  ...KNOWN_JAVA_CLASSES.flatMap(({ name, serialVersionUID, flags }) => {
    const descriptor = classDescriptor(name, serialVersionUID, flags, []);
    return [
      descriptor,
      [0x76, ...descriptor],
      [0x73, ...descriptor],
      [0x7e, ...descriptor, 0x74, ...javaUtf('X')],
    ];
  }),
  ...[...OPAQUE_JAVA_CLASSES].flatMap(([name, uid]) => [
    [0x76, ...classDescriptor(name, uid, 3, [])],
    [0x76, ...classDescriptor(name, uid + 1n, 2, [])],
  ]),
  ...PRIMITIVE_ARRAYS.map((name) => arrayOf(name, 1, EIGHT_ZEROS)),
  arrayOf('[Ljava.lang.Object;', 2, [0x70, 0x71, 0, 0x7e, 0, 0]),
  arrayOf('[Ljava.lang.String;', 1, [0x73]),
  [0x73, ...classDescriptor('no.such.Class', 5n, 2, [['Z', 'x']]), 1],
  [0x73, ...classDescriptor('no.such.Class', 5n, 3, [['I', 'x']]), 0, 0, 0, 1, 0x77, 1, 2, 0x78],
  [0x73, ...classDescriptor('no.such.Class', 5n, 12, []), 0x77, 1, 2, 0x78],
  [0x7e, ...classDescriptor('no.such.Enum', 0n, 0x12, []), 0x74, ...javaUtf('X')],
  [
    0x73,
    ...classDescriptor('java.lang.Integer', 0x12e2_a0a4_f781_8738n, 2, [['I', 'value']]),
    0,
    0,
    0,
    7,
  ],
  [0x73, ...classDescriptor(CHECKPOINT_PROPERTIES.name, 2n, 2, [['Z', 'forced']]), 1],
].map((bytes) => Uint8Array.from(bytes));

/** An array, whose class is described first. */
export function arrayOf(name: string, length: number, items: readonly number[]): number[] {
  const descriptor = classDescriptor(name, 1n, JAVA_CLASS_FLAGS.serializable, []);
  return [0x75, ...descriptor, 0, 0, 0, length, ...items];
}

type FieldOfClass = readonly [code: string, name: string];

/** A descriptor with primitive fields only, and without a superclass. */
export function classDescriptor(
  name: string,
  serialVersionUID: bigint,
  flags: number,
  fields: readonly FieldOfClass[],
): number[] {
  const uid = Buffer.alloc(8);
  uid.writeBigInt64BE(BigInt.asIntN(64, serialVersionUID));
  const described = fields.flatMap(([code, field]) => [code.charCodeAt(0), ...javaUtf(field)]);
  return [0x72, ...javaUtf(name), ...uid, flags, 0, fields.length, ...described, 0x78, 0x70];
}

/** A short text of Latin letters. Java: `DataOutput#writeUTF`. */
export function javaUtf(text: string): number[] {
  return [text.length >> 8, text.length & 0xff, ...Buffer.from(text, 'latin1')];
}
