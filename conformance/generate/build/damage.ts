/** Ways in which a metadata file is none. */
import type { Damage } from '../draft/restore-draft.ts';

const VERSION_OFFSET = 4;
const UNKNOWN_VERSION = 7;
const REFUSED_VERSION = 1;

/**
 * Bytes that every release refuses, made of bytes that it would read; `none` leaves them alone.
 *
 * @param where chooses where a file is cut, any number from 0 on
 */
export function damaged(bytes: Uint8Array, damage: Damage, where: number): Uint8Array {
  switch (damage) {
    case 'none':
      return bytes;
    case 'noBytes':
      return new Uint8Array();
    case 'cut':
      return bytes.subarray(0, where % bytes.length);
    case 'wrongMagic':
      return bytes.with(0, bytes[0]! ^ 0xff);
    case 'unknownVersion':
      return withVersion(bytes, UNKNOWN_VERSION);
    case 'version1':
      return withVersion(bytes, REFUSED_VERSION);
  }
}

function withVersion(bytes: Uint8Array, version: number): Uint8Array {
  const changed = bytes.slice();
  new DataView(changed.buffer).setInt32(VERSION_OFFSET, version);
  return changed;
}
