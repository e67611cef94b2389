/** The serialised checkpoint properties as a node. */
import { PROPERTY_FLAGS } from '../../spec/model/properties.ts';
import type { RawProperties } from '../../spec/format/properties.ts';
import type { Read } from './compile-reader.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { CANONICAL_SHAPES } from './properties/canonical-shape.ts';
import { javaUtfLength } from './properties/java-utf.ts';
import { readProperties } from './properties/read-properties.ts';
import type { Trace } from './trace.ts';

export const propertiesReader: Read = (reader) => {
  const end = Math.min(reader.windowEnd, reader.limit);
  const outcome = readProperties(reader.buffer, reader.position, end);
  if (!outcome.ok) {
    // What looks like a cut stream may only be a window that ends too early.
    if (end < reader.limit) reader.require(end - reader.position + 1);
    throw new DecodeRefusal(outcome.code, reader.base + outcome.offset, outcome.field);
  }
  reader.position = outcome.next;
  return outcome.value;
};

/** As {@link propertiesReader}, and reports what the stream says, where it is one that Flink writes. */
export const tracedPropertiesReader: Read = (reader, parent) => {
  const start = reader.offset;
  const value = propertiesReader(reader, parent) as RawProperties;
  if (reader.trace === null) return value;
  if (value.kind === 'checkpoint' || value.kind === 'savepoint') {
    traceShape(reader.trace, start, value);
  } else {
    reader.trace.leaf(start, reader.offset, 'properties', value);
  }
  return value;
};

function traceShape(
  trace: Trace,
  start: number,
  value: Extract<RawProperties, { kind: 'checkpoint' | 'savepoint' }>,
): void {
  let at = start;
  const leaf = (sizeBytes: number, type: string, said: unknown, label: string): void => {
    trace.leaf(at, at + sizeBytes, type, said, label);
    at += sizeBytes;
  };
  for (const part of CANONICAL_SHAPES[value.kind]) {
    if (part.kind === 'constant')
      leaf(part.bytes.length, 'java', 'what ObjectOutputStream adds', '');
    else if (part.kind === 'flags') {
      for (const flag of PROPERTY_FLAGS) leaf(1, 'bool', value.flags[flag], `.${flag}`);
    } else {
      const text = (value as unknown as Readonly<Record<string, string>>)[part.field]!;
      leaf(2 + javaUtfLength(text), 'utf', text, `.checkpointType.${part.field}`);
    }
  }
}
