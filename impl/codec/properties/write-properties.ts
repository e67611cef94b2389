/** Writes the checkpoint properties as they were read. */
import { PROPERTY_FLAGS } from '../../../spec/model/properties.ts';
import type {
  RawCheckpointProperties,
  RawProperties,
  RawSavepointProperties,
} from '../../../spec/format/properties.ts';
import { CANONICAL_SHAPES, NULL_PROPERTIES } from './canonical-shape.ts';
import type { ShapePart } from './canonical-shape.ts';
import { encodeJavaUtf } from './java-utf.ts';

const MAX_UTF_LENGTH = 0xffff;

/**
 * The bytes of the stream, its header included.
 * Throws `RangeError` where the name needs more than 65,535 bytes, or an enum constant is none.
 * Flink: `MetadataV4Serializer#serializeProperties`.
 */
export function writeProperties(value: RawProperties): Uint8Array {
  if (value.kind === 'null') return NULL_PROPERTIES.slice();
  if (value.kind === 'raw') return value.bytes;
  return Buffer.concat(CANONICAL_SHAPES[value.kind].flatMap((part) => pieces(part, value)));
}

function pieces(
  part: ShapePart,
  value: RawCheckpointProperties | RawSavepointProperties,
): Uint8Array[] {
  if (part.kind === 'constant') return [part.bytes];
  if (part.kind === 'flags') return [Uint8Array.from(PROPERTY_FLAGS, (flag) => value.flags[flag])];
  // A text slot is named for a field of the class that the shape was made from.
  const text = (value as unknown as Record<string, string>)[part.field]!;
  if (part.constants !== null && !part.constants.includes(text)) {
    throw new RangeError(`${part.field} is one of ${part.constants.join(', ')}, not ${text}`);
  }
  const encoded = encodeJavaUtf(text);
  if (encoded.length > MAX_UTF_LENGTH) {
    throw new RangeError(
      `${part.field} needs ${encoded.length} bytes, at most ${MAX_UTF_LENGTH} fit`,
    );
  }
  return [Uint8Array.of(encoded.length >> 8, encoded.length & 0xff), encoded];
}
