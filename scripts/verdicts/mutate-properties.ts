/** Damages the Java stream of the properties where `java.io.ObjectInputStream` decides something. */
import type { Random } from 'fast-check';
import { JAVA_TYPE_CODES } from '../../spec/format/java-classes.ts';
import { JAVA_ITEMS, NAMES } from '../../conformance/generate/corrupt/java-items.ts';
import { pick } from './pick.ts';

type Edit = (stream: Buffer, random: Random) => Buffer;

const EDITS: readonly Edit[] = [
  anyByteAnywhere,
  typeCodeAnywhere,
  otherTypeCode,
  itemInserted,
  itemInserted,
  itemInPlace,
  itemInPlace,
  nameReplaced,
  nameReplaced,
  handleChanged,
  flagsChanged,
  stretchRemoved,
  stretchDoubled,
  lengthChanged,
  textDamaged,
  cut,
];

/** The file with one to three edits of the stream that starts at `start`. */
export function mutateProperties(bytes: Uint8Array, start: number, random: Random): Uint8Array {
  let stream: Buffer = Buffer.from(bytes.subarray(start));
  for (let i = random.nextInt(1, 3); i > 0 && stream.length > 0; i--) {
    stream = pick(EDITS, random)(stream, random);
  }
  return Buffer.concat([bytes.subarray(0, start), stream]);
}

function anyByteAnywhere(stream: Buffer, random: Random): Buffer {
  return replaced(stream, anywhere(stream, random), 1, Uint8Array.of(random.nextInt(0, 255)));
}

function typeCodeAnywhere(stream: Buffer, random: Random): Buffer {
  return replaced(stream, anywhere(stream, random), 1, Uint8Array.of(anyTypeCode(random)));
}

function otherTypeCode(stream: Buffer, random: Random): Buffer {
  const at = typeCodeIn(stream, random);
  return replaced(stream, at, 1, Uint8Array.of(anyTypeCode(random)));
}

function anyTypeCode(random: Random): number {
  return random.nextInt(JAVA_TYPE_CODES.null - 1, JAVA_TYPE_CODES.enum + 1);
}

function itemInserted(stream: Buffer, random: Random): Buffer {
  return replaced(stream, typeCodeIn(stream, random), 0, pick(JAVA_ITEMS, random));
}

/** An item where another one starts, of which the whole or a part may go. */
function itemInPlace(stream: Buffer, random: Random): Buffer {
  const at = typeCodeIn(stream, random);
  const next = typeCodeIn(stream, random);
  const length = next > at ? next - at : 1;
  return replaced(stream, at, length, pick(JAVA_ITEMS, random));
}

/** Another known name in the place of one, with its length. */
function nameReplaced(stream: Buffer, random: Random): Buffer {
  const present = NAMES.filter((name) => stream.includes(name));
  if (present.length === 0) return stream;
  const name = pick(present, random);
  const starts = occurrences(stream, name);
  const at = pick(starts, random);
  const other = Buffer.from(pick(NAMES, random), 'latin1');
  const length = Uint8Array.of(other.length >> 8, other.length & 0xff);
  return replaced(stream, at - 2, name.length + 2, Buffer.concat([length, other]));
}

function occurrences(stream: Buffer, name: string): number[] {
  const found: number[] = [];
  for (let at = stream.indexOf(name); at !== -1; at = stream.indexOf(name, at + 1)) found.push(at);
  return found;
}

function handleChanged(stream: Buffer, random: Random): Buffer {
  const at = stream.lastIndexOf(Uint8Array.of(0x00, 0x7e, 0x00));
  if (at === -1) return stream;
  return replaced(stream, at + 3, 1, Uint8Array.of(random.nextInt(0, 16)));
}

/** The flags of a class descriptor stand after its serialVersionUID: after 8 bytes of which one is seldom text. */
function flagsChanged(stream: Buffer, random: Random): Buffer {
  const found: number[] = [];
  for (let at = 0; at + 2 < stream.length; at++) {
    if ((stream[at] === 0x02 || stream[at] === 0x12) && stream[at + 1] === 0) found.push(at);
  }
  if (found.length === 0) return stream;
  return replaced(stream, pick(found, random), 1, Uint8Array.of(random.nextInt(0, 31)));
}

function stretchRemoved(stream: Buffer, random: Random): Buffer {
  const at = typeCodeIn(stream, random);
  return replaced(stream, at, random.nextInt(1, 40), new Uint8Array());
}

function stretchDoubled(stream: Buffer, random: Random): Buffer {
  const at = typeCodeIn(stream, random);
  const stretch = Buffer.from(stream.subarray(at, at + random.nextInt(1, 120)));
  return replaced(stream, typeCodeIn(stream, random), 0, stretch);
}

function lengthChanged(stream: Buffer, random: Random): Buffer {
  const at = typeCodeIn(stream, random) + 1;
  if (at + 2 > stream.length) return stream;
  const length = (stream.readUInt16BE(at) + random.nextInt(-2, 2)) & 0xffff;
  return replaced(stream, at, 2, Uint8Array.of(length >> 8, length & 0xff));
}

function textDamaged(stream: Buffer, random: Random): Buffer {
  const name = pick(NAMES, random);
  const at = stream.indexOf(name);
  if (at === -1) return stream;
  const odd = pick([0x00, 0x80, 0xc1, 0xc3, 0xe0, 0xe9, 0xed, 0xf0, 0xff], random);
  return replaced(stream, at + random.nextInt(0, name.length - 1), 1, Uint8Array.of(odd));
}

function cut(stream: Buffer, random: Random): Buffer {
  return stream.subarray(0, anywhere(stream, random));
}

/** Where a byte stands that could be a type code; the start where there is none. */
function typeCodeIn(stream: Buffer, random: Random): number {
  const found: number[] = [];
  for (let at = 4; at < stream.length; at++) {
    const byte = stream[at]!;
    const isCode = byte >= JAVA_TYPE_CODES.null && byte <= JAVA_TYPE_CODES.enum;
    // Between two letters it is a letter.
    const isLetter = isAsciiLetter(stream[at - 1]) && isAsciiLetter(stream[at + 1]);
    if (isCode && !isLetter) found.push(at);
  }
  return found.length === 0 ? 0 : pick(found, random);
}

function isAsciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

function anywhere(stream: Buffer, random: Random): number {
  return random.nextInt(0, Math.max(0, stream.length - 1));
}

function replaced(stream: Buffer, at: number, length: number, by: Uint8Array): Buffer {
  const from = Math.max(0, Math.min(at, stream.length));
  return Buffer.concat([stream.subarray(0, from), by, stream.subarray(from + length)]);
}
