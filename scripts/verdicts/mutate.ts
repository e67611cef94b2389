/** Damages files: anything from a flipped byte to a count that fits no longer. */
import type { Random } from 'fast-check';
import { HEADER_BYTES } from '../../spec/format/metadata.ts';
import type { Field } from '../../impl/codec/trace.ts';
import { mutateProperties } from './mutate-properties.ts';
import { pick } from './pick.ts';

/** A file to be damaged, with what is known of its fields. */
export interface Base {
  readonly bytes: Uint8Array;
  readonly fields: readonly Field[];
}

/** A way to damage; it takes its chance from `random`, and leaves the base alone. */
type Mutation = (base: Base, random: Random) => Uint8Array;

/** All mutations with how often each is taken. */
const MUTATIONS: readonly (readonly [number, Mutation])[] = [
  [18, editBytes],
  [26, editField],
  [8, editFields],
  [8, editText],
  [8, cut],
  [6, insert],
  [6, remove],
  [5, splice],
  [2, append],
  [1, changeVersion],
];

/** Of files with a Java stream at their end, so many of a hundred mutants are damaged in it. */
const PROPERTIES_PERCENT = 35;

/** One mutant. */
export function mutate(base: Base, random: Random): Uint8Array {
  const start = base.fields.find(({ path }) => path === 'properties')?.start;
  if (start !== undefined && random.nextInt(0, 99) < PROPERTIES_PERCENT) {
    return mutateProperties(base.bytes, start, random);
  }
  let turn = random.nextInt(0, MUTATIONS.reduce((sum, [weight]) => sum + weight, 0) - 1);
  const [, mutation] = MUTATIONS.find(([weight]) => (turn -= weight) < 0)!;
  return mutation(base, random);
}

function editBytes({ bytes }: Base, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  const edits = random.nextInt(1, 3);
  for (let i = 0; i < edits && copy.length > 0; i++) {
    copy[random.nextInt(0, copy.length - 1)] = anyByte(random);
  }
  return copy;
}

/** Small numbers, those around the sign, and the rest. */
function anyByte(random: Random): number {
  const kind = random.nextInt(0, 3);
  if (kind === 0) return random.nextInt(0, 20);
  if (kind === 1) return random.nextInt(0x7f, 0x81);
  return kind === 2 ? 0xff : random.nextInt(0, 0xff);
}

function editField({ bytes, fields }: Base, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  if (fields.length > 0) overwrite(copy, pick(fields, random), random);
  return copy;
}

function editFields(base: Base, random: Random): Uint8Array {
  const copy = Buffer.from(base.bytes);
  for (let i = random.nextInt(2, 3); i > 0 && base.fields.length > 0; i--) {
    overwrite(copy, pick(base.fields, random), random);
  }
  return copy;
}

/** Overwrites what a field starts with: a number, or the count before text or bytes. */
function overwrite(copy: Buffer, { start, end, type }: Field, random: Random): void {
  if (end - start === 8) copy.writeBigInt64BE(oddLong(copy, start, random), start);
  else if (type === 'utf') copy.writeUInt16BE(oddNumber(copy, start, random) & 0xffff, start);
  else if (end - start >= 4) copy.writeInt32BE(oddNumber(copy, start, random), start);
  else if (end > start) copy[start] = anyByte(random);
}

/** A number at some edge, near what stands there, or about as large as what is left of the file. */
function oddNumber(copy: Buffer, start: number, random: Random): number {
  const near = start + 4 <= copy.length ? copy.readInt32BE(start) : 0;
  const left = copy.length - start;
  const edges = [0, 1, 2, -1, -2, 3, 127, 128, 65_535, 0x7fff_ffff, -0x8000_0000, left, left - 4];
  const isNear = random.nextInt(0, 2) === 0;
  return (isNear ? near + random.nextInt(-3, 3) : pick(edges, random)) | 0;
}

function oddLong(copy: Buffer, start: number, random: Random): bigint {
  const edges = [0n, 1n, -1n, -2n, 0x7fff_ffff_ffff_ffffn, -0x8000_0000_0000_0000n, 1n << 32n];
  const near = copy.readBigInt64BE(start) + BigInt(random.nextInt(-3, 3));
  return BigInt.asIntN(64, random.nextInt(0, 2) === 0 ? near : pick(edges, random));
}

/** What paths, UUIDs and modified UTF-8 might stumble over. */
const CHARACTERS = Buffer.from([
  ...Buffer.from(':/\\%?#[]@ ."<>^`{|}~-+aZ09\t'),
  0x00,
  0x7f,
  0x80,
  0xbf,
  0xc0,
  0xc2,
  0xe2,
  0xed,
  0xf0,
  0xff,
]);

function editText({ bytes, fields }: Base, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  const texts = fields.filter(({ type, start, end }) => type === 'utf' && end - start > 2);
  if (texts.length === 0) return copy;
  const { start, end } = pick(texts, random);
  const edits = random.nextInt(1, 4);
  // The start of a path decides most, so that is where half of the edits are.
  const last = random.nextBoolean() ? end - 1 : Math.min(end - 1, start + 12);
  for (let i = 0; i < edits; i++) {
    copy[random.nextInt(start + 2, last)] = pick(CHARACTERS, random);
  }
  return copy;
}

function cut({ bytes, fields }: Base, random: Random): Uint8Array {
  if (random.nextBoolean() && fields.length > 0) {
    return bytes.slice(0, pick(fields, random).start + random.nextInt(0, 1));
  }
  return bytes.slice(0, random.nextInt(0, bytes.length));
}

function insert({ bytes, fields }: Base, random: Random): Uint8Array {
  const at = placeIn(bytes, fields, random);
  const added = Uint8Array.from({ length: random.nextInt(1, 9) }, () => anyByte(random));
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
}

function remove({ bytes, fields }: Base, random: Random): Uint8Array {
  const at = placeIn(bytes, fields, random);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.nextInt(1, 9))]);
}

/** Puts a stretch that starts at one field in the place of another one. */
function splice({ bytes, fields }: Base, random: Random): Uint8Array {
  if (fields.length === 0) return bytes;
  const from = pick(fields, random).start;
  const to = pick(fields, random);
  const stretch = bytes.subarray(from, from + random.nextInt(1, 200));
  const rest = bytes.subarray(random.nextBoolean() ? to.start : to.end);
  return Buffer.concat([bytes.subarray(0, to.start), stretch, rest]);
}

function append({ bytes }: Base, random: Random): Uint8Array {
  return Buffer.concat([bytes, random.nextBoolean() ? bytes : Uint8Array.of(anyByte(random))]);
}

function changeVersion({ bytes }: Base, random: Random): Uint8Array {
  const copy = Buffer.from(bytes);
  if (copy.length >= HEADER_BYTES) copy.writeInt32BE(random.nextInt(-1, 8), 4);
  return copy;
}

function placeIn(bytes: Uint8Array, fields: readonly Field[], random: Random): number {
  const atField = random.nextBoolean() && fields.length > 0;
  return atField ? pick(fields, random).start : random.nextInt(0, bytes.length);
}
