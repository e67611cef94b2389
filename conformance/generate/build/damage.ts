/** Ways in which a metadata file is none, or is more than one. */
import { HEADER_BYTES } from '../../../spec/format/metadata.ts';
import type { FormatBehaviour } from '../../../spec/profiles/format-differences.ts';
import type { Damage } from '../draft/restore-draft.ts';

const VERSION_OFFSET = 4;
const CHECKPOINT_ID_OFFSET = 8;
const UNKNOWN_VERSION = 7;
const REFUSED_VERSION = 1;

/** In bytes. */
const MOST_THAT_FOLLOWS = 16;

/**
 * Bytes that the release refuses, made of bytes that it would read; `none` leaves them alone, and
 * what follows it ignores.
 *
 * @param where chooses where a file is cut, or how much follows: any number from 0 on
 */
export function damaged(
  bytes: Uint8Array,
  damage: Damage,
  where: number,
  { metadataVersions }: FormatBehaviour,
): Uint8Array {
  switch (damage) {
    case 'none':
      return bytes;
    case 'noBytes':
      return new Uint8Array();
    case 'cut':
      return bytes.subarray(0, where % bytes.length);
    case 'cutHeader':
      return bytes.subarray(0, where % HEADER_BYTES);
    case 'wrongMagic':
      return bytes.with(0, bytes[0]! ^ 0xff);
    case 'unknownVersion':
      return withVersion(bytes, UNKNOWN_VERSION);
    case 'nextVersion':
      return withVersion(bytes, Math.max(...metadataVersions) + 1);
    case 'version1':
      return withVersion(bytes, REFUSED_VERSION);
    case 'negativeId':
      return bytes.with(CHECKPOINT_ID_OFFSET, bytes[CHECKPOINT_ID_OFFSET]! | 0x80);
    case 'followed':
      return Uint8Array.of(...bytes, ...bytes.subarray(0, 1 + (where % MOST_THAT_FOLLOWS)));
  }
}

/** Whether a release reads the file all the same. */
export function isReadable(damage: Damage): boolean {
  return damage === 'none' || damage === 'followed';
}

function withVersion(bytes: Uint8Array, version: number): Uint8Array {
  // A copy for certain: the slice of a buffer is not.
  const changed = Uint8Array.from(bytes);
  new DataView(changed.buffer).setInt32(VERSION_OFFSET, version);
  return changed;
}
