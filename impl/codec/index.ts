/** The codec: `_metadata` bytes to snapshots and back. */
import type { MetadataVersion } from '../../spec/format/metadata.ts';
import type { RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import type { Answer } from '../../spec/model/outcome.ts';
import type { Snapshot } from '../../spec/model/snapshot.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import type { FileSystem } from '../files/file-system.ts';
import { resolvePointer } from '../paths/resolve-pointer.ts';
import type { ResolvedPointer } from '../paths/resolve-pointer.ts';
import { DecodeRefusal } from './decode-refusal.ts';
import { decodeRaw, encodeRaw } from './raw-codec.ts';
import { rawSnapshot } from './raw/snapshot.ts';
import type { PointerKnowledge } from './reader.ts';
import { semanticSnapshot } from './semantic/snapshot.ts';

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
  const pointer = pointerOf(context);
  try {
    const raw = decodeRaw(bytes, {
      behaviour: format,
      dialect: format.dialect,
      pointer: pointerKnowledge(pointer),
    });
    return { kind: 'result', result: meaningOf(raw, context, pointer) };
  } catch (error) {
    if (error instanceof DecodeRefusal) return { kind: 'refused', refusal: error.toRefusal() };
    throw error;
  }
}

/**
 * Bytes of a snapshot as a metadata version holds them; what the version has no place for is left out.
 *
 * @throws UnwritableValue for what no file can hold
 */
export function encodeSnapshot(snapshot: Snapshot, metadataVersion: MetadataVersion): Uint8Array {
  return encodeRaw(rawSnapshot(snapshot, metadataVersion));
}

function pointerOf({ externalPointer, fileSystem }: DecodeContext): ResolvedPointer | null {
  return externalPointer === null ? null : resolvePointer(externalPointer, fileSystem);
}

function pointerKnowledge(pointer: ResolvedPointer | null): PointerKnowledge {
  if (pointer === null) return 'RELATIVE_HANDLE_WITHOUT_POINTER';
  if (pointer.ok) return 'resolvable';
  return pointer.code === 'POINTER_EMPTY'
    ? 'RELATIVE_HANDLE_POINTER_EMPTY'
    : 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE';
}

function meaningOf(
  raw: RawSnapshot,
  { profile }: DecodeContext,
  pointer: ResolvedPointer | null,
): Snapshot {
  return semanticSnapshot(raw, {
    behaviour: profile.format,
    metadataVersion: raw.metadataVersion,
    exclusiveDirectory: pointer?.ok ? pointer.exclusiveDirectory : null,
  });
}
