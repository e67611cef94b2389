/** Writes what a layout describes. */
import type { Text } from '../../spec/model/text.ts';
import type { Layout } from '../../spec/state-files/layout.ts';
import { SERIALIZERS } from '../../spec/state-files/serializers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { Writer } from '../codec/writer.ts';

/** Writes a value of the layout's shape. */
export function writeLayout(layout: Layout, value: unknown, writer: Writer): void {
  if (typeof layout === 'string') {
    writePrimitive(layout, value, writer);
    return;
  }
  switch (layout.type) {
    case 'struct': {
      const fields = value as Record<string, unknown>;
      for (const { field, layout: part, since } of layout.fields) {
        if (since !== undefined && (fields['version'] as number) < since) continue;
        writeLayout(part, fields[field], writer);
      }
      return;
    }
    case 'list': {
      const items = value as readonly unknown[];
      if (layout.count === 'i16') writer.i16(items.length);
      else writer.i32(items.length);
      for (const item of items) writeLayout(layout.item, item, writer);
      return;
    }
    case 'constant':
      if (layout.as === 'i32') writer.i32(Number(layout.value));
      else writer.i64(layout.value);
      return;
    case 'frame': {
      const inner = new Writer();
      writeLayout(layout.value, value, inner);
      writer.countedBytes(inner.written());
      return;
    }
    case 'optional':
      writer.i8(value === null ? 0 : 1);
      if (value !== null) writeLayout(layout.value, value, writer);
  }
}

function writePrimitive(layout: Extract<Layout, string>, value: unknown, writer: Writer): void {
  switch (layout) {
    case 'bool':
      writer.i8(value === true ? 1 : 0);
      return;
    case 'i16':
      writer.i16(value as number);
      return;
    case 'i32':
      writer.i32(value as number);
      return;
    case 'i64':
      writer.i64(value as bigint);
      return;
    case 'utf':
      writer.utf(value as Text);
      return;
    case 'serializer':
      writeSerializer(value as SerializerSnapshot, writer);
  }
}

function writeSerializer({ className, version, body }: SerializerSnapshot, writer: Writer) {
  writer.utf(className);
  writer.i32(version);
  const layout = SERIALIZERS[textToString(className)]!.snapshot[version]!;
  writeLayout(layout, body, writer);
}
