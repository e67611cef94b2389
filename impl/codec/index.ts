/** The codec: `_metadata` bytes to snapshots and back. */
import { VERSION_WITH_DIALECTS } from '../../spec/format/metadata.ts';
import type { MetadataVersion } from '../../spec/format/metadata.ts';
import type { Answer } from '../../spec/model/outcome.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import type { Dialect } from '../../spec/profiles/format-differences.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { FileSystem } from '../files/file-system.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { ExternalPointer } from './external-pointer.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import type { WrittenAs } from './raw/handles.ts';
import { rawSnapshot } from './raw/snapshot.ts';
import { semanticSnapshot } from './semantic/snapshot.ts';

export { writeSnapshot } from './write-snapshot.ts';
export type { FileSystem };

/** What decoding hangs on besides the bytes. */
export interface DecodeContext {
  readonly profile: Profile;
  /** Needed for relative handles; `null` for none. */
  readonly externalPointer: string | null;
  readonly fileSystem: FileSystem;
}

/**
 * What `_metadata` means to a release, or why it refuses it.
 * Flink: `Checkpoints#loadCheckpointMetadata`.
 */
export function decodeSnapshot(bytes: Uint8Array, context: DecodeContext): Answer<Snapshot> {
  const { format } = context.profile;
  const pointer = new ExternalPointer(context.externalPointer, context.fileSystem);
  try {
    const raw = decodeRaw(bytes, {
      behaviour: format,
      dialect: format.dialect,
      pointer: () => pointer.knowledge(),
    });
    const result = semanticSnapshot(raw, {
      behaviour: format,
      metadataVersion: raw.metadataVersion,
      exclusiveDirectory: pointer.exclusiveDirectory,
    });
    return { kind: 'result', result };
  } catch (error) {
    if (error instanceof DecodeRefusal) return { kind: 'refused', refusal: error.toRefusal() };
    throw error;
  }
}

/** The first version that came with changelog handles of the newer class. */
const FIRST_VERSION_WITH_CHANGELOG_V2 = 4;

/**
 * Bytes of a snapshot as a metadata version was first written; what the version has no place for is
 * left out.
 *
 * @param dialect which release's, of metadata version 3; another version has one alone
 *
 * @throws UnwritableValue for what no file can hold
 */
export function encodeSnapshot(
  snapshot: Snapshot,
  metadataVersion: MetadataVersion,
  dialect: Dialect = 'std',
): Uint8Array {
  const as: WrittenAs = {
    metadataVersion,
    dialect: metadataVersion === VERSION_WITH_DIALECTS ? dialect : 'std',
    handleIds: true,
    makeUpHandleId: null,
    changelogV2: metadataVersion >= FIRST_VERSION_WITH_CHANGELOG_V2,
  };
  return encodeRaw(rawSnapshot(snapshot, as));
}
