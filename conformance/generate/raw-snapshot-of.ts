/** Metadata whose dialect nobody knows, as what was written. */
import type { RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { memorySource } from '../../impl/codec/byte-source.ts';
import { decodeRaw, inAnyDialect } from '../../impl/codec/raw-codec.ts';

/**
 * What bytes hold, in the first dialect that fits. The pointer counts as resolvable.
 *
 * @throws DecodeRefusal where the release refuses them
 */
export function rawSnapshotOf(bytes: Uint8Array, { format }: Profile): RawSnapshot {
  return inAnyDialect(memorySource(bytes), (dialect) => {
    const value = decodeRaw(bytes, { behaviour: format, dialect, pointer: 'resolvable' });
    return { dialect, value, end: bytes.length - (value.trailing?.length ?? 0) };
  }).value;
}
