/** Walks over values without looking into them. */
import { NESTED, SERIALIZERS } from '../../spec/state-files/serializers.ts';
import type {
  SerializerFormat,
  SerializerSnapshot,
  ValuePart,
} from '../../spec/state-files/serializers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import type { ByteReader } from './byte-reader.ts';
import { NotUnderstood } from './problems.ts';

const NO_SNAPSHOTS: readonly SerializerSnapshot[] = [];

/** The serializers that a serializer is made of. */
export function nestedOf({ body }: SerializerSnapshot): readonly SerializerSnapshot[] {
  return (body[NESTED] as readonly SerializerSnapshot[] | undefined) ?? NO_SNAPSHOTS;
}

/** Whether all values of a serializer are equally long, by its own account. */
export function isFixed(serializer: SerializerSnapshot): boolean {
  const own = formatOf(serializer).isFixed;
  return own === 'nested' ? nestedOf(serializer).every(isFixed) : own;
}

/**
 * Walks over one value; its bytes, as a view.
 *
 * @throws BrokenStateFile
 * @throws NotUnderstood where it is not known how the serializer lays out its values
 */
export function takeValue(serializer: SerializerSnapshot, reader: ByteReader): Uint8Array {
  const start = reader.position;
  skipValue(serializer, reader);
  return reader.since(start);
}

function skipValue(serializer: SerializerSnapshot, reader: ByteReader): void {
  const { value } = formatOf(serializer);
  if (value === null)
    throw new NotUnderstood(
      `values of the serializer of ${textToString(serializer.className)}`,
      reader.position,
    );
  skipParts(value, nestedOf(serializer), reader);
}

function skipParts(
  parts: readonly ValuePart[],
  nested: readonly SerializerSnapshot[],
  reader: ByteReader,
): void {
  for (const part of parts) skipPart(part, nested, reader);
}

function skipPart(
  part: ValuePart,
  nested: readonly SerializerSnapshot[],
  reader: ByteReader,
): void {
  if (typeof part === 'number') reader.take(part);
  else if (part === 'bytes') reader.countedBytes();
  else if (part === 'string') skipString(reader);
  else if (part === 'bigInteger') skipBigInteger(reader);
  else if ('nested' in part) {
    if (part.nested === 'every') for (const one of nested) skipValue(one, reader);
    else skipValue(nestedAt(nested, part.nested, reader), reader);
  } else if ('times' in part) {
    const count = reader.count('i32');
    for (let i = 0; i < count; i++) skipParts(part.times, nested, reader);
  } else if ('unlessTrue' in part) {
    if (reader.u8() === 0) skipParts(part.unlessTrue, nested, reader);
  } else if ('ifTrue' in part) {
    if (reader.u8() !== 0) skipParts(part.ifTrue, nested, reader);
  } else skipParts(part.ifElse[reader.u8() !== 0 ? 0 : 1], nested, reader);
}

/** A snapshot that says of itself that it has fewer nested ones than its class has. */
function nestedAt(
  nested: readonly SerializerSnapshot[],
  index: number,
  reader: ByteReader,
): SerializerSnapshot {
  return nested[index] ?? reader.refuse(`a serializer without its nested serializer ${index}`);
}

function formatOf({ className }: SerializerSnapshot): SerializerFormat {
  return SERIALIZERS[textToString(className)]!;
}

const [MORE_FOLLOWS, LOW_BITS] = [0x80, 7];

/** A count of characters and one, in groups of seven bits, and each character so. Flink: `StringValue#readString`. */
function skipString(reader: ByteReader): void {
  const at = reader.position;
  const count = variableLength(reader) - 1;
  if (count > reader.left)
    reader.refuse(`${count} characters, and ${reader.left} bytes are left`, at);
  for (let i = 0; i < count; i++) variableLength(reader);
}

function variableLength(reader: ByteReader): number {
  let [value, weight] = [0, 1];
  for (;;) {
    const byte = reader.u8();
    value += (byte % MORE_FOLLOWS) * weight;
    if (byte < MORE_FOLLOWS) return value;
    weight *= 2 ** LOW_BITS;
  }
}

/** What a length stands above, since null, 0, 1 and 10 have numbers of their own. */
const BIG_INTEGER_BASE = 4;

function skipBigInteger(reader: ByteReader): void {
  const at = reader.position;
  const length = reader.i32();
  if (length < 0) reader.refuse(`a length of ${length}`, at);
  if (length >= BIG_INTEGER_BASE) reader.take(length - BIG_INTEGER_BASE);
}
