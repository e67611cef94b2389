/**
 * The language in which the headers of state files are described. As in `../format`, reader and
 * writer are made from one description; there is no dialect, since no release reads a version otherwise
 * than another.
 */

/**
 * All numbers are big-endian.
 *
 * - `bool`: one byte, 0 for false, anything else for true, as `java.io.DataInput#readBoolean`
 * - `i16`, `i32`: signed, a `number`; `i64`: signed, a `bigint`
 * - `utf`: two bytes of byte count, then modified UTF-8; a `Text`
 * - `serializer`: the snapshot of a serializer, a {@link SerializerSnapshot}
 */
export type Primitive = 'bool' | 'i16' | 'i32' | 'i64' | 'utf' | 'serializer';

/** Anything that stands in a header. */
export type Layout =
  Primitive | StructLayout | ListLayout | ConstantLayout | FrameLayout | OptionalLayout;

/** Fields one after the other. */
export interface StructLayout {
  readonly type: 'struct';
  readonly fields: readonly Field[];
}

/** A field. */
export interface Field {
  readonly field: string;
  readonly layout: Layout;
  /** The first value of the structure's field `version` that it is there for; absent: always. */
  readonly since?: number;
}

/** A count, then so many items. */
export interface ListLayout {
  readonly type: 'list';
  readonly count: 'i16' | 'i32';
  readonly item: Layout;
}

/** A number that is always the same; anything else is refused. */
export interface ConstantLayout {
  readonly type: 'constant';
  readonly as: 'i32' | 'i64';
  readonly value: bigint;
}

/** An `i32` byte count, then a value that is read within so many bytes. */
export interface FrameLayout {
  readonly type: 'frame';
  readonly value: Layout;
}

/** A `bool`, then a value where it is true; `null` where it is false. */
export interface OptionalLayout {
  readonly type: 'optional';
  readonly value: Layout;
}

/** Describes a structure; a third part is the version since which a field is there. */
export function struct(...fields: readonly (readonly [string, Layout, number?])[]): StructLayout {
  return {
    type: 'struct',
    fields: fields.map(([field, layout, since]) =>
      since === undefined ? { field, layout } : { field, layout, since },
    ),
  };
}

/** Describes a list. */
export function list(item: Layout, count: ListLayout['count'] = 'i32'): ListLayout {
  return { type: 'list', count, item };
}

/** Describes a number that is always the same. */
export function constant(value: number | bigint, as: ConstantLayout['as'] = 'i32'): ConstantLayout {
  return { type: 'constant', as, value: BigInt(value) };
}
