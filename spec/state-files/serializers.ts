/**
 * Flink's own serializers, as a flat table: what the snapshot of each holds, and how its values are
 * laid out, which nobody needs to know who looks at the full format, and everybody who reads the heap's.
 */
import type { KeySerializer } from '../model/backend.ts';
import type { Text } from '../model/text.ts';
import { constant, list, struct } from './layout.ts';
import type { Layout } from './layout.ts';

/** Flink: `TypeSerializerSnapshot#writeVersionedSnapshot`. */
export interface SerializerSnapshot {
  /** Of the snapshot, not of the serializer. */
  readonly className: Text;
  readonly version: number;
  /** As the class lays it out. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * How a value is laid out, part by part.
 *
 * - a number: so many bytes
 * - `string`: characters, as `StringValue#writeString`
 * - `bigInteger`: as `BigIntSerializer#writeBigInteger`
 * - `bytes`: an `i32` byte count, then so many bytes
 * - `{ nested }`: a value of the nested serializer with that index; `every`: of each, in their order
 * - `{ times }`: an `i32` count, then so often these parts
 * - `{ unlessTrue }`, `{ ifTrue }`: a `bool`, then these parts where it is false, or true
 * - `{ ifElse }`: a `bool`, then the first parts where it is true, or else the second
 */
export type ValuePart =
  | number
  | 'string'
  | 'bigInteger'
  | 'bytes'
  | { readonly nested: number | 'every' }
  | { readonly times: readonly ValuePart[] }
  | { readonly unlessTrue: readonly ValuePart[] }
  | { readonly ifTrue: readonly ValuePart[] }
  | { readonly ifElse: readonly [readonly ValuePart[], readonly ValuePart[]] };

/** A serializer. */
export interface SerializerFormat {
  /** What its snapshot holds, by the snapshot's version. */
  readonly snapshot: Readonly<Record<number, Layout>>;
  /** How its values are laid out; `null` where that is not described here. */
  readonly value: readonly ValuePart[] | null;
  /**
   * Whether all its values are equally long, by its own account; `nested`: where those of all nested
   * ones are. Flink: `TypeSerializer#getLength`.
   */
  readonly isFixed: boolean | 'nested';
}

/** The field of a body that holds the snapshots of nested serializers. */
export const NESTED = 'nested';

/** Flink: `SimpleTypeSerializerSnapshot`. */
const SIMPLE = { 2: struct(['serializerClass', 'utf']), 3: struct() } as const;

/** Flink: `CompositeTypeSerializerSnapshot`, `NestedSerializersSnapshotDelegate`. */
function composite(...outer: readonly (readonly [string, Layout])[]): SerializerFormat['snapshot'] {
  return {
    3: struct(
      ['magic', constant(911_108)],
      ['outerVersion', 'i32'],
      ...outer,
      ['nestedMagic', constant(1_333_245)],
      ['nestedVersion', constant(1)],
      [NESTED, list('serializer')],
    ),
  };
}

/** Flink: `LinkedOptionalMapSerializer`. */
function optionalMap(key: Layout): Layout {
  const item = struct(
    ['name', 'utf'],
    ['key', { type: 'optional', value: { type: 'frame', value: key } }],
    ['value', { type: 'optional', value: { type: 'frame', value: 'serializer' } }],
  );
  return struct(['header', constant(0x4f2c69a3d70n, 'i64')], ['items', list(item)]);
}

/** Flink: `PojoSerializerSnapshotData`. */
const POJO = struct(
  ['pojoClass', 'utf'],
  ['fields', optionalMap(struct(['declaringClass', 'utf'], ['field', 'utf']))],
  ['registeredSubclasses', optionalMap(struct())],
  ['otherSubclasses', optionalMap(struct())],
);

function fixed(bytes: number): SerializerFormat {
  return { snapshot: SIMPLE, value: [bytes], isFixed: true };
}

function simple(...value: readonly ValuePart[]): SerializerFormat {
  return { snapshot: SIMPLE, value, isFixed: false };
}

function arrayOf(part: ValuePart): SerializerFormat {
  return simple({ times: [part] });
}

function collection(...parts: readonly ValuePart[]): SerializerFormat {
  return { snapshot: composite(), value: [{ times: parts }], isFixed: false };
}

const BASE = 'org.apache.flink.api.common.typeutils.base.';
const ARRAYS = `${BASE}array.`;
const RUNTIME = 'org.apache.flink.api.java.typeutils.runtime.';
const STATE = 'org.apache.flink.runtime.state.';
const WINDOWS = 'org.apache.flink.streaming.api.windowing.windows.';

/** The snapshot's class of a serializer that holds it, as most do. */
function own(serializer: string): string {
  return `${BASE}${serializer}$${serializer}Snapshot`;
}

function ownArray(serializer: string): string {
  return `${ARRAYS}${serializer}$${serializer}Snapshot`;
}

/** The snapshot's class of the serializer of a job's keys. */
export const KEY_SERIALIZER_SNAPSHOTS: Readonly<Record<KeySerializer, string>> = {
  boolean: own('BooleanSerializer'),
  byte: own('ByteSerializer'),
  short: own('ShortSerializer'),
  int: own('IntSerializer'),
  long: own('LongSerializer'),
  float: own('FloatSerializer'),
  double: own('DoubleSerializer'),
  char: own('CharSerializer'),
  string: own('StringSerializer'),
};

export const VOID_NAMESPACE_SNAPSHOT = `${STATE}VoidNamespaceSerializer$VoidNamespaceSerializerSnapshot`;
export const TIME_WINDOW_SNAPSHOT = `${WINDOWS}TimeWindow$Serializer$TimeWindowSerializerSnapshot`;
export const LIST_SNAPSHOT = `${BASE}ListSerializerSnapshot`;
export const MAP_SNAPSHOT = `${BASE}MapSerializerSnapshot`;
export const TIMER_SNAPSHOT = 'org.apache.flink.streaming.api.operators.TimerSerializerSnapshot';

/** Every serializer that is known, by the class of its snapshot. */
export const SERIALIZERS: Readonly<Record<string, SerializerFormat>> = {
  [own('BooleanSerializer')]: fixed(1),
  [own('ByteSerializer')]: fixed(1),
  [own('ShortSerializer')]: fixed(2),
  [own('CharSerializer')]: fixed(2),
  [own('IntSerializer')]: fixed(4),
  [own('FloatSerializer')]: fixed(4),
  [own('LongSerializer')]: fixed(8),
  [own('DoubleSerializer')]: fixed(8),
  [own('BooleanValueSerializer')]: fixed(1),
  [own('ByteValueSerializer')]: fixed(1),
  [own('ShortValueSerializer')]: fixed(2),
  [own('CharValueSerializer')]: fixed(2),
  [own('IntValueSerializer')]: fixed(4),
  [own('FloatValueSerializer')]: fixed(4),
  [own('LongValueSerializer')]: fixed(8),
  [own('DoubleValueSerializer')]: fixed(8),
  [own('NullValueSerializer')]: fixed(0),
  [own('VoidSerializer')]: fixed(1),
  [own('DateSerializer')]: fixed(8),
  [own('SqlDateSerializer')]: fixed(8),
  [own('SqlTimeSerializer')]: fixed(8),
  [own('SqlTimestampSerializer')]: fixed(12),
  [own('LocalDateSerializer')]: fixed(6),
  [own('LocalTimeSerializer')]: fixed(7),
  [own('LocalDateTimeSerializer')]: fixed(13),
  [own('InstantSerializer')]: fixed(12),
  [own('StringSerializer')]: simple('string'),
  [own('StringValueSerializer')]: simple('string'),
  [own('BigIntSerializer')]: simple('bigInteger'),
  [own('BigDecSerializer')]: { snapshot: SIMPLE, value: null, isFixed: false },
  [ownArray('BytePrimitiveArraySerializer')]: simple('bytes'),
  [ownArray('BooleanPrimitiveArraySerializer')]: arrayOf(1),
  [ownArray('ShortPrimitiveArraySerializer')]: arrayOf(2),
  [ownArray('CharPrimitiveArraySerializer')]: arrayOf(2),
  [ownArray('IntPrimitiveArraySerializer')]: arrayOf(4),
  [ownArray('FloatPrimitiveArraySerializer')]: arrayOf(4),
  [ownArray('LongPrimitiveArraySerializer')]: arrayOf(8),
  [ownArray('DoublePrimitiveArraySerializer')]: arrayOf(8),
  [ownArray('StringArraySerializer')]: arrayOf('string'),
  [`${BASE}EnumSerializer$EnumSerializerSnapshot`]: {
    snapshot: { 3: struct(['enumClass', 'utf'], ['names', list('utf')]) },
    value: [4],
    isFixed: true,
  },
  [LIST_SNAPSHOT]: collection({ nested: 0 }),
  [`${STATE}ArrayListSerializerSnapshot`]: collection({ nested: 0 }),
  [`${BASE}SetSerializerSnapshot`]: collection({ unlessTrue: [{ nested: 0 }] }),
  [MAP_SNAPSHOT]: collection({ nested: 0 }, { unlessTrue: [{ nested: 1 }] }),
  [`${BASE}GenericArraySerializerSnapshot`]: {
    snapshot: composite(['componentClass', 'utf']),
    value: [{ times: [{ ifTrue: [{ nested: 0 }] }] }],
    isFixed: false,
  },
  [`${RUNTIME}Tuple0SerializerSnapshot`]: fixed(1),
  [`${RUNTIME}TupleSerializerSnapshot`]: {
    snapshot: composite(['tupleClass', 'utf']),
    value: [{ nested: 'every' }],
    isFixed: 'nested',
  },
  [`${RUNTIME}JavaEitherSerializerSnapshot`]: {
    snapshot: composite(),
    value: [{ ifElse: [[{ nested: 0 }], [{ nested: 1 }]] }],
    isFixed: false,
  },
  [`${RUNTIME}RowSerializer$RowSerializerSnapshot`]: {
    snapshot: composite(['supportsRowKind', 'bool']),
    value: null,
    isFixed: false,
  },
  [`${RUNTIME}NullableSerializer$NullableSerializerSnapshot`]: {
    snapshot: composite(['nullPaddingLength', 'i32']),
    value: null,
    isFixed: false,
  },
  [`${RUNTIME}PojoSerializerSnapshot`]: { snapshot: { 2: POJO }, value: null, isFixed: false },
  [TIMER_SNAPSHOT]: { snapshot: composite(), value: [8, { nested: 'every' }], isFixed: 'nested' },
  [VOID_NAMESPACE_SNAPSHOT]: fixed(1),
  [TIME_WINDOW_SNAPSHOT]: fixed(16),
  [`${WINDOWS}GlobalWindow$Serializer$GlobalWindowSerializerSnapshot`]: fixed(1),
  [`${STATE}ttl.TtlStateFactory$TtlSerializerSnapshot`]: {
    snapshot: composite(),
    value: [{ nested: 'every' }],
    isFixed: 'nested',
  },
};
