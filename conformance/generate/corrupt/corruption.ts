/** What it is to damage a metadata file on purpose, and to know where. */
import { DIALECTS } from '../../../spec/format/metadata.ts';
import type { RawSnapshot } from '../../../spec/format/raw-snapshot.ts';
import type { Dialect } from '../../../spec/profiles/format-differences.ts';
import type { Profile } from '../../../spec/profiles/profile.ts';
import { fieldsOf } from '../../../impl/codec/fields-of.ts';
import { decodeRaw } from '../../../impl/codec/raw-codec.ts';
import type { Field } from '../../../impl/codec/trace.ts';
import { rawSnapshotOf } from '../raw-snapshot-of.ts';

/** A file that is in order, with all that corruptions are driven by. */
export interface Intact {
  readonly bytes: Uint8Array;
  readonly snapshot: RawSnapshot;
  /** In file order, covering every byte up to what follows the end; of a sample in any order. */
  readonly fields: readonly Field[];
}

/** One change, as an operator makes it. */
export interface Change {
  /** The path of the field that is changed, or `file`. */
  readonly field: string;
  /** What tells it from other changes of this field by this operator; empty for the only one. */
  readonly detail: string;
  /** Where the change begins: the field that is changed, or the end where the file was cut. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** A way to damage a file. It takes no chance: what it makes hangs on the file alone. */
export interface CorruptionOperator {
  /** Of letters and dashes: part of the IDs of cases. */
  readonly name: string;
  /** What it does, for people. */
  readonly about: string;
  /** Every change that it can make. */
  readonly changes: (intact: Intact) => Iterable<Change>;
}

/** A change with the name of its operator. */
export interface Corruption extends Change {
  readonly operator: CorruptionOperator;
}

/** `cut-inside/operators[0].parallelism`: what names a corruption of one file. */
export function corruptionName({ operator, field, detail }: Corruption): string {
  return `${operator.name}/${field}${detail === '' ? '' : `=${detail}`}`;
}

/**
 * What is known of bytes that decode, in the first dialect that fits.
 *
 * @throws DecodeRefusal where the release refuses them
 */
export function intactFile(bytes: Uint8Array, profile: Profile, dialect?: Dialect): Intact {
  const snapshot =
    dialect === undefined
      ? rawSnapshotOf(bytes, profile)
      : decodeRaw(bytes, { behaviour: profile.format, dialect, pointer: 'resolvable' });
  const readIn = snapshot.dialect ?? DIALECTS[0]!;
  return { bytes, snapshot, fields: fieldsOf(bytes, profile, readIn) };
}

/** The bytes with others in the place of a stretch. */
export function replaced(
  bytes: Uint8Array,
  start: number,
  end: number,
  by: Uint8Array,
): Uint8Array {
  return Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(end)]);
}

/** The first byte in which two files differ; the shorter one's length where it starts the other. */
export function firstDifference(one: Uint8Array, other: Uint8Array): number {
  const common = Math.min(one.length, other.length);
  for (let at = 0; at < common; at++) if (one[at] !== other[at]) return at;
  return common;
}
