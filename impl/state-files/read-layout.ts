/** Reads what a layout describes. */
import type { Layout, StructLayout } from '../../spec/state-files/layout.ts';
import { SERIALIZERS } from '../../spec/state-files/serializers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { ByteReader } from './byte-reader.ts';
import { NotUnderstood } from './problems.ts';

/** Serializers within serializers. Flink has no limit but its thread's stack. */
const DEEPEST = 64;

/**
 * Reads the fields of a structure.
 *
 * @param into gets the fields one by one, so that those before a problem are there
 * @throws BrokenStateFile
 * @throws NotUnderstood at a serializer that is not known
 */
export function readStruct(
  { fields }: StructLayout,
  reader: ByteReader,
  into: Record<string, unknown>,
  depth = 0,
): void {
  for (const { field, layout, since } of fields) {
    if (since !== undefined && (into['version'] as number) < since) continue;
    reader.within(field, () =>
      readLayout(layout, reader, depth, (value) => {
        into[field] = value;
      }),
    );
  }
}

/** @param keep is given the value as soon as there is one, lists before their items are read */
function readLayout(
  layout: Layout,
  reader: ByteReader,
  depth: number,
  keep: (value: unknown) => void,
): void {
  if (typeof layout === 'string') {
    keep(readPrimitive(layout, reader, depth));
    return;
  }
  switch (layout.type) {
    case 'struct': {
      const value = {};
      readStruct(layout, reader, value, depth);
      keep(value);
      return;
    }
    case 'list':
      readList(layout.item, reader.count(layout.count), reader, depth, keep);
      return;
    case 'constant': {
      const at = reader.position;
      const value = layout.as === 'i32' ? BigInt(reader.i32()) : reader.i64();
      if (value !== layout.value) reader.refuse(`${value} in the place of ${layout.value}`, at);
      keep(Number(value));
      return;
    }
    case 'frame': {
      const length = reader.count('i32');
      const start = reader.position;
      readLayout(layout.value, reader, depth, keep);
      if (reader.position > start + length) reader.refuse('a frame that ends earlier', start);
      reader.position = start + length;
      return;
    }
    case 'optional':
      if (reader.u8() === 0) keep(null);
      else readLayout(layout.value, reader, depth, keep);
  }
}

function readList(
  item: Layout,
  count: number,
  reader: ByteReader,
  depth: number,
  keep: (value: unknown) => void,
): void {
  const values: unknown[] = [];
  keep(values);
  for (let i = 0; i < count; i++)
    reader.within(`[${i}]`, () => readLayout(item, reader, depth, (value) => values.push(value)));
}

function readPrimitive(
  layout: Extract<Layout, string>,
  reader: ByteReader,
  depth: number,
): unknown {
  switch (layout) {
    case 'bool':
      return reader.u8() !== 0;
    case 'i16':
      return reader.i16();
    case 'i32':
      return reader.i32();
    case 'i64':
      return reader.i64();
    case 'utf':
      return reader.utf();
    case 'serializer':
      return readSerializer(reader, depth + 1);
  }
}

/** Flink: `TypeSerializerSnapshot#readVersionedSnapshot`. */
function readSerializer(reader: ByteReader, depth: number): SerializerSnapshot {
  const start = reader.position;
  if (depth > DEEPEST) throw new NotUnderstood('serializers are nested too deeply', start);
  const className = reader.utf();
  const version = reader.i32();
  const name = textToString(className);
  const layout = Object.hasOwn(SERIALIZERS, name)
    ? SERIALIZERS[name]!.snapshot[version]
    : undefined;
  if (layout === undefined)
    throw new NotUnderstood(`the serializer snapshot ${name} of version ${version}`, start);
  let body: Record<string, unknown> = {};
  readLayout(layout, reader, depth, (value) => {
    body = value as Record<string, unknown>;
  });
  return { className, version, body };
}
