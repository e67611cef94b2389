/** Writes what a layout describes. */
import type { Text } from '../../spec/model/text.ts';
import type { Layout } from '../../spec/state-files/layout.ts';
import { SERIALIZERS } from '../../spec/state-files/serializers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { encodeText, textLengthBytes, textToString } from '../codec/modified-utf8.ts';

/** Bytes that grow. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** How many bytes were written. */
  get length(): number {
    return this.#length;
  }

  add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  u8(value: number): void {
    this.add(Uint8Array.of(value));
  }

  i16(value: number): void {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16BE(value & 0xffff);
    this.add(bytes);
  }

  i32(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    this.add(bytes);
  }

  i64(value: bigint): void {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(value);
    this.add(bytes);
  }

  /** An `i32` byte count, and the bytes. */
  countedBytes(bytes: Uint8Array): void {
    this.i32(bytes.length);
    this.add(bytes);
  }

  utf(text: Text): void {
    const length = textLengthBytes(text);
    const bytes = Buffer.alloc(2 + length);
    bytes.writeUInt16BE(length);
    encodeText(text, bytes, 2);
    this.add(bytes);
  }

  /** All that was written. */
  bytes(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#parts, this.#length));
  }
}

/** Writes a value of the layout's shape. */
export function writeLayout(layout: Layout, value: unknown, writer: ByteWriter): void {
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
      const inner = new ByteWriter();
      writeLayout(layout.value, value, inner);
      writer.countedBytes(inner.bytes());
      return;
    }
    case 'optional':
      writer.u8(value === null ? 0 : 1);
      if (value !== null) writeLayout(layout.value, value, writer);
  }
}

function writePrimitive(layout: Extract<Layout, string>, value: unknown, writer: ByteWriter): void {
  switch (layout) {
    case 'bool':
      writer.u8(value === true ? 1 : 0);
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

function writeSerializer({ className, version, body }: SerializerSnapshot, writer: ByteWriter) {
  writer.utf(className);
  writer.i32(version);
  const layout = SERIALIZERS[textToString(className)]!.snapshot[version]!;
  writeLayout(layout, body, writer);
}
