/**
 * The whole file. Flink: `Checkpoints#loadCheckpointMetadata`,
 * `MetadataV2V3SerializerBase#deserializeMetadata`, `MetadataV4Serializer#deserialize`.
 */
import type { Dialect } from '../profiles/format-differences.ts';
import { listOf, structOf } from './node.ts';
import type { StructNode } from './node.ts';
import type { RawHead, RawMasterState } from './raw-snapshot.ts';

/** The first four bytes of every file, ASCII `I`, `` ` ``, `g`, `-`. Flink: `Checkpoints#HEADER_MAGIC_NUMBER`. */
export const HEADER_MAGIC = 0x4960672d;

/** Bytes of magic number and version. */
export const HEADER_BYTES = 8;

/** The first bytes of a master state, as a signed number. */
const MASTER_STATE_MAGIC = 0xc96b1696 | 0;

/** A version that Flink knows, and refuses to read. */
export const VERSION_NO_LONGER_SUPPORTED = 1;

/** The versions that are described here. */
export const METADATA_VERSIONS = [2, 3, 4, 5, 6] as const;

/** A metadata version that is described here. */
export type MetadataVersion = (typeof METADATA_VERSIONS)[number];

/** The first version that ends with checkpoint properties. */
export const FIRST_VERSION_WITH_PROPERTIES = 4;

/** The first version with names and uids of operators. */
export const FIRST_VERSION_WITH_NAMES = 5;

/** The first version with merged handles of in-flight data. */
export const FIRST_VERSION_WITH_MERGED_CHANNELS = 6;

/** The one version that was written in several dialects. */
export const VERSION_WITH_DIALECTS = 3;

/** The dialects of that version, in the order in which they are tried. Nothing in a file names its own. */
export const DIALECTS: readonly Dialect[] = ['std', '1.11', '1.14'];

/** State of a master hook. Flink: `MetadataV2V3SerializerBase#deserializeMasterState`. */
const masterState = structOf<RawMasterState>('MasterState', [
  { field: 'version', node: 'i32' },
  { field: 'name', node: 'utf' },
  {
    field: 'payload',
    node: { type: 'bytes', negative: 'MASTER_STATE_PAYLOAD_NEGATIVE' },
  },
]);

/** What stands between the header and the count of operators. */
export const head: StructNode = structOf<RawHead>('Head', [
  { field: 'checkpointId', node: 'i64' },
  {
    refuse: 'CHECKPOINT_ID_NEGATIVE',
    at: 'checkpointId',
    if: ({ checkpointId }) => checkpointId < 0n,
  },
  {
    field: 'masterStates',
    node: listOf(
      {
        type: 'frame',
        magic: MASTER_STATE_MAGIC,
        otherMagic: 'MASTER_STATE_MAGIC_UNEXPECTED',
        value: masterState,
        notPositive: 'MASTER_STATE_LENGTH_NOT_POSITIVE',
        truncated: 'MASTER_STATE_TRUNCATED',
        trailing: 'MASTER_STATE_TRAILING_BYTES',
      },
      'MASTER_STATE_COUNT_NEGATIVE',
    ),
  },
]);

export { operator } from './operator.ts';
