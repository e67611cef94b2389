/** Numbers that stand at an edge, or that fit nothing around them. */
import { METADATA_VERSIONS } from '../../../spec/format/metadata.ts';
import type { Field } from '../../../impl/codec/trace.ts';
import { replaced } from './corruption.ts';
import type { Change, CorruptionOperator, Intact } from './corruption.ts';

const MAX_INT = 0x7fff_ffff;
const MIN_INT = -0x8000_0000;
const MAX_LONG = 2n ** 63n - 1n;
const MIN_LONG = -(2n ** 63n);
const MOST_UTF_BYTES = 0xffff;

/** What stands before so many items, bytes or key groups. */
function isCount({ type, path }: Field): boolean {
  return type === 'bytes' || (type === 'i32' && /\.(?:length|count)$/.test(path));
}

function isMagic({ path }: Field): boolean {
  return /(?:^|\.)magic$/.test(path);
}

function isVersion({ path }: Field): boolean {
  return path === 'metadataVersion';
}

function isFlag({ path, type }: Field): boolean {
  return type === 'i32' && path.endsWith('.present');
}

function isOrdinaryNumber(field: Field): boolean {
  const isSpecial = isCount(field) || isMagic(field) || isVersion(field) || isFlag(field);
  return field.type === 'i32' && !isSpecial;
}

/** Every value that is not there already, in each field that is asked for. */
function* overwritten<T extends number | bigint>(
  { bytes, fields }: Intact,
  isMeant: (field: Field) => boolean,
  read: (view: DataView, at: number) => T,
  write: (view: DataView, at: number, value: T) => void,
  valuesFor: (now: T) => Readonly<Record<string, T>>,
): Generator<Change> {
  for (const field of fields) {
    if (!isMeant(field)) continue;
    const { path, start } = field;
    const now = read(viewOf(bytes), start);
    for (const [detail, value] of Object.entries(valuesFor(now))) {
      if (value === now) continue;
      const copy = Uint8Array.from(bytes);
      write(viewOf(copy), start, value);
      yield { field: path, detail, offset: start, bytes: copy };
    }
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

const readI32 = (view: DataView, at: number): number => view.getInt32(at);
const writeI32 = (view: DataView, at: number, value: number): void => view.setInt32(at, value);
const readU16 = (view: DataView, at: number): number => view.getUint16(at);
const writeU16 = (view: DataView, at: number, value: number): void => view.setUint16(at, value);
const readI8 = (view: DataView, at: number): number => view.getInt8(at);
const writeI8 = (view: DataView, at: number, value: number): void => view.setInt8(at, value);
const readI64 = (view: DataView, at: number): bigint => view.getBigInt64(at);
const writeI64 = (view: DataView, at: number, value: bigint): void => view.setBigInt64(at, value);

function i32Operator(
  name: string,
  about: string,
  isMeant: (field: Field) => boolean,
  valuesFor: (now: number) => Readonly<Record<string, number>>,
): CorruptionOperator {
  const changes = (intact: Intact) => overwritten(intact, isMeant, readI32, writeI32, valuesFor);
  return { name, about, changes };
}

/** The operators, each by what the number is. */
export const NUMBER_OPERATORS: readonly CorruptionOperator[] = [
  i32Operator('count-negative', 'a count is below zero', isCount, () => ({
    '-1': -1,
    smallest: MIN_INT,
  })),
  i32Operator('count-huge', 'a count is far more than the file could hold', isCount, () => ({
    largest: MAX_INT,
    million: 1_000_000,
  })),
  i32Operator('count-off-by-one', 'a count is one more or one less', isCount, (now) => ({
    more: now + 1,
    ...(now > 0 ? { less: now - 1 } : {}),
  })),
  i32Operator('magic-wrong', 'a magic number is another one', isMagic, (now) => ({
    zero: 0,
    flipped: now ^ 1,
  })),
  i32Operator(
    'version-other',
    'the file says another metadata version than it was written in',
    isVersion,
    () => ({
      ...Object.fromEntries(METADATA_VERSIONS.map((version) => [String(version), version])),
      '-1': -1,
      '0': 0,
      '1': 1,
      '7': 7,
      largest: MAX_INT,
    }),
  ),
  i32Operator('flag-odd', 'a flag of presence is neither 0 nor 1, or the other', isFlag, (now) => ({
    '-1': -1,
    '2': 2,
    other: now === 0 ? 1 : 0,
  })),
  i32Operator('number-at-edge', 'a number is at an edge', isOrdinaryNumber, () => ({
    '-1': -1,
    '0': 0,
    smallest: MIN_INT,
    largest: MAX_INT,
  })),
  {
    name: 'long-at-edge',
    about: 'a number of 64 bits is at an edge',
    changes: (intact) =>
      overwritten(
        intact,
        ({ type }) => type === 'i64',
        readI64,
        writeI64,
        () => ({ '-1': -1n, '-2': -2n, smallest: MIN_LONG, largest: MAX_LONG }),
      ),
  },
  {
    name: 'byte-odd',
    about: 'a mode or a boolean is a byte that no writer writes',
    changes: (intact) =>
      overwritten(
        intact,
        ({ type }) => type === 'i8' || type === 'bool',
        readI8,
        writeI8,
        () => ({ '-1': -1, '2': 2, '3': 3, '127': 127 }),
      ),
  },
  {
    name: 'text-length-wrong',
    about: 'the byte count before a text is wrong',
    changes: (intact) =>
      overwritten(
        intact,
        ({ type }) => type === 'utf',
        readU16,
        writeU16,
        (now) => ({
          more: now + 1,
          ...(now > 0 ? { less: now - 1 } : {}),
          largest: MOST_UTF_BYTES,
        }),
      ),
  },
  { name: 'swapped', about: 'two neighbours of one kind have changed places', changes: swapped },
];

/** Fields of one kind and length that follow each other, and differ. */
function* swapped({ bytes, fields }: Intact): Generator<Change> {
  for (let i = 0; i + 1 < fields.length; i++) {
    const [one, next] = [fields[i]!, fields[i + 1]!];
    if (one.type !== next.type || one.end !== next.start) continue;
    const [left, right] = [bytes.slice(one.start, one.end), bytes.slice(next.start, next.end)];
    if (Buffer.compare(left, right) === 0) continue;
    const changed = replaced(bytes, one.start, next.end, Buffer.concat([right, left]));
    yield { field: one.path, detail: '', offset: one.start, bytes: changed };
  }
}
