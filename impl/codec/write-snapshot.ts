/** Writes a snapshot as a release does. */
import { METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import type { Answer, Encoded } from '../../spec/model/outcome.ts';
import { describeRefusal } from '../../spec/model/refusal.ts';
import type { EncodeRequest } from '../../spec/model/request.ts';
import type { Profile } from '../../spec/profiles/profile.ts';
import { encodeRaw } from './raw-codec.ts';
import type { WrittenAs } from './raw/handles.ts';
import { rawSnapshot } from './raw/snapshot.ts';
import { UnwritableValue } from './unwritable-value.ts';

/** Which tags a release has for keyed handles. */
const KEY_GROUPS_WITH_ID_TAG = 12;
const CHANGELOG_V2_TAG = 14;

/** Flink takes random ones; here the same snapshot gives the same bytes. */
function countingIds(): () => string {
  let number = 0;
  return () => `00000000-0000-0000-0000-${(++number).toString(16).padStart(12, '0')}`;
}

/**
 * The bytes that a release writes of a snapshot, or why it refuses; skipped where it does not write the
 * version. The tags are those of the release, whatever the version: its writers share them.
 * Flink: `Checkpoints#storeCheckpointMetadata`.
 */
export function writeSnapshot(
  { snapshot, metadataVersion: asked }: EncodeRequest,
  { id, format }: Profile,
): Answer<Encoded> {
  const metadataVersion = METADATA_VERSIONS.find((version) => version === asked);
  if (metadataVersion === undefined || !format.writable.includes(metadataVersion)) {
    return { kind: 'skipped', why: `${id} does not write metadata version ${asked}` };
  }
  const as: WrittenAs = {
    metadataVersion,
    dialect: format.dialect,
    handleIds: format.keyedTags.includes(KEY_GROUPS_WITH_ID_TAG),
    makeUpHandleId: countingIds(),
    changelogV2: format.keyedTags.includes(CHANGELOG_V2_TAG),
  };
  try {
    return { kind: 'result', result: { bytes: encodeRaw(rawSnapshot(snapshot, as)) } };
  } catch (error) {
    if (!(error instanceof UnwritableValue)) throw error;
    const { code, message } = error;
    if (code === null) return { kind: 'error', message };
    return { kind: 'refused', refusal: { code, stage: describeRefusal(code).stage, message } };
  }
}
