/**
 * Java classes whose serialised objects may stand in the checkpoint properties, as
 * `java.io.ObjectStreamClass` describes them.
 *
 * The descriptions of the canonical shapes are the same from Flink 1.16 (the first release that
 * writes properties) to 2.3: nothing here depends on a release.
 */

/** A field that is serialised. */
export interface JavaField {
  readonly name: string;
  /** A field descriptor of the class file format: `Z`, `Ljava/lang/String;`, `[I` and so on. */
  readonly type: string;
}

/** A class as its own descriptor in a stream shows it. */
export interface JavaClass {
  /** The binary name, for example `a.b.Outer$Inner`. */
  readonly name: string;
  /** Declared by the class or computed from it; 0 for enums and what is not serialisable. */
  readonly serialVersionUID: bigint;
  /** A sum of {@link JAVA_CLASS_FLAGS}; 0 for what is not serialisable. */
  readonly flags: number;
  /** In the order in which a writer puts them: primitive ones first, each part by name. */
  readonly fields: readonly JavaField[];
  readonly superclass: string | null;
  /** What an instance can be assigned to, besides its class and `java.lang.Object`. */
  readonly assignableTo: readonly string[];
  /** Whether a stream may hold an ordinary object of it. */
  readonly instantiable: boolean;
  /** Of an enum: its constants by ordinal. */
  readonly constants?: readonly string[];
}

/** What a class descriptor's flags byte is made of. Java: `java.io.ObjectStreamConstants`. */
export const JAVA_CLASS_FLAGS = {
  writeMethod: 0x01,
  serializable: 0x02,
  externalizable: 0x04,
  blockData: 0x08,
  enum: 0x10,
} as const;

/** The bytes that tell what follows in a stream. Java: `java.io.ObjectStreamConstants`. */
export const JAVA_TYPE_CODES = {
  null: 0x70,
  reference: 0x71,
  classDescriptor: 0x72,
  object: 0x73,
  string: 0x74,
  array: 0x75,
  class: 0x76,
  blockData: 0x77,
  endBlockData: 0x78,
  reset: 0x79,
  blockDataLong: 0x7a,
  exception: 0x7b,
  longString: 0x7c,
  proxyClassDescriptor: 0x7d,
  enum: 0x7e,
} as const;

/** The two magic bytes and the stream version that every stream starts with, as a signed number. */
export const JAVA_STREAM_HEADER = 0xaced0005 | 0;

/** What the first back reference of a stream is; each next one is one more. */
export const FIRST_JAVA_HANDLE = 0x7e0000;

const CHECKPOINT = 'org.apache.flink.runtime.checkpoint';
const ENUM_FLAGS = JAVA_CLASS_FLAGS.serializable | JAVA_CLASS_FLAGS.enum;

function plainClass(
  name: string,
  serialVersionUID: bigint,
  fields: readonly JavaField[],
  assignableTo: readonly string[],
): JavaClass {
  const flags = JAVA_CLASS_FLAGS.serializable;
  const superclass = 'java.lang.Object';
  const instantiable = true;
  return { name, serialVersionUID, flags, fields, superclass, assignableTo, instantiable };
}

function enumClass(name: string, constants: readonly string[]): JavaClass {
  return {
    ...JAVA_ENUM,
    name,
    superclass: JAVA_ENUM.name,
    assignableTo: [JAVA_ENUM.name, ...JAVA_ENUM.assignableTo],
    constants,
  };
}

/** The superclass of every enum. */
export const JAVA_ENUM: JavaClass = {
  name: 'java.lang.Enum',
  serialVersionUID: 0n,
  flags: ENUM_FLAGS,
  fields: [],
  superclass: 'java.lang.Object',
  assignableTo: ['java.io.Serializable', 'java.lang.Comparable'],
  instantiable: false,
};

export const SAVEPOINT_FORMAT_TYPE = enumClass(
  'org.apache.flink.core.execution.SavepointFormatType',
  ['CANONICAL', 'NATIVE'],
);

export const POST_CHECKPOINT_ACTION = enumClass(
  `${CHECKPOINT}.SavepointType$PostCheckpointAction`,
  ['NONE', 'SUSPEND', 'TERMINATE'],
);

export const SHARING_FILES_STRATEGY = enumClass(`${CHECKPOINT}.SnapshotType$SharingFilesStrategy`, [
  'FORWARD_BACKWARD',
  'FORWARD',
  'NO_SHARING',
]);

export const CHECKPOINT_TYPE = plainClass(
  `${CHECKPOINT}.CheckpointType`,
  -0x2921b0fcfa51e2c6n,
  [
    { name: 'name', type: 'Ljava/lang/String;' },
    { name: 'sharingFilesStrategy', type: descriptorOf(SHARING_FILES_STRATEGY.name) },
  ],
  [`${CHECKPOINT}.SnapshotType`, 'java.io.Serializable'],
);

export const SAVEPOINT_TYPE = plainClass(
  `${CHECKPOINT}.SavepointType`,
  -0x5f782cf75ba7eb48n,
  [
    { name: 'formatType', type: descriptorOf(SAVEPOINT_FORMAT_TYPE.name) },
    { name: 'name', type: 'Ljava/lang/String;' },
    { name: 'postCheckpointAction', type: descriptorOf(POST_CHECKPOINT_ACTION.name) },
  ],
  [`${CHECKPOINT}.SnapshotType`, 'java.io.Serializable'],
);

export const CHECKPOINT_PROPERTIES = plainClass(
  `${CHECKPOINT}.CheckpointProperties`,
  2n,
  [
    { name: 'discardCancelled', type: 'Z' },
    { name: 'discardFailed', type: 'Z' },
    { name: 'discardFinished', type: 'Z' },
    { name: 'discardSubsumed', type: 'Z' },
    { name: 'discardSuspended', type: 'Z' },
    { name: 'forced', type: 'Z' },
    { name: 'unclaimed', type: 'Z' },
    { name: 'checkpointType', type: descriptorOf(`${CHECKPOINT}.SnapshotType`) },
  ],
  ['java.io.Serializable'],
);

/** The field descriptor of a class. */
export function descriptorOf(className: string): string {
  return `L${className.replaceAll('.', '/')};`;
}
