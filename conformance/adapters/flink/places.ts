/**
 * Where in Flink an exception comes from, for the refusal codes that its class and its message do not
 * tell apart. Methods are written `Class#method`, without the package.
 */
import type { RefusalCode } from '../../../spec/model/refusal.ts';

/** What is known of an exception's origin; all of it must hold. */
export interface Place {
  /** The innermost method of Flink, helpers such as `Preconditions` left out. */
  readonly at?: string;
  /** A method that was being executed. */
  readonly within?: string;
  /** Whether a read had found the end of the metadata. */
  readonly endReached?: boolean;
}

const SERIALIZER = 'MetadataV2V3SerializerBase';
const OPERATOR_HANDLE = `${SERIALIZER}#deserializeOperatorStateHandle`;
const KEYED_HANDLE = `${SERIALIZER}#deserializeKeyedStateHandle`;
const STREAM_HANDLE = `${SERIALIZER}#deserializeStreamStateHandle`;
const MASTER_STATE = `${SERIALIZER}#deserializeMasterState`;
const PROPERTIES = 'MetadataV4Serializer#deserializeProperties';

/** One place for each code, or several; a code that is not here has any. */
export const PLACES: { readonly [Code in RefusalCode]?: readonly Place[] } = {
  HEADER_TRUNCATED: [{ at: 'Checkpoints#loadCheckpointMetadata' }],
  MASTER_STATE_TRUNCATED: [{ at: MASTER_STATE, endReached: false }],
  MASTER_STATE_PAYLOAD_NEGATIVE: [{ at: MASTER_STATE }],
  OPERATOR_COUNT_NEGATIVE: [{ at: `${SERIALIZER}#deserializeMetadata` }],
  PARALLELISM_NEGATIVE: [{ at: 'OperatorState#<init>' }],
  PROPERTIES_TRUNCATED: [{ within: PROPERTIES }],
  PROPERTIES_STREAM_CORRUPTED: [{ within: PROPERTIES }],
  PROPERTIES_CLASS_MISSING: [{ within: PROPERTIES }],

  OFFSET_COUNT_NEGATIVE: [{ at: OPERATOR_HANDLE }],
  OPERATOR_STATE_HANDLE_MISSING: [{ at: 'StateObjectCollection#singleton' }],
  OPERATOR_STATE_COUNT_NEGATIVE: [
    { at: OPERATOR_HANDLE, within: 'CollectionUtil#newHashMapWithExpectedSize' },
  ],
  OPERATOR_STATE_MODE_UNKNOWN: [{ at: OPERATOR_HANDLE }],
  OPERATOR_STATE_DELEGATE_MISSING: [{ at: 'OperatorStreamStateHandle#<init>' }],
  FILE_MERGING_DELEGATE_NOT_SEGMENT: [{ at: OPERATOR_HANDLE }],
  KEY_GROUP_RANGE_INVALID: [{ at: 'KeyGroupRange#<init>' }],
  KEY_GROUP_OFFSETS_MISMATCH: [{ at: 'KeyGroupRangeOffsets#<init>' }],
  KEY_GROUPS_DELEGATE_MISSING: [{ at: 'KeyGroupsStateHandle#<init>' }],
  CHANGELOG_RANGE_EMPTY: [
    { at: 'ChangelogStateBackendHandle$ChangelogStateBackendHandleImpl#<init>' },
  ],
  CHANGELOG_DELTA_MISSING: [
    { at: 'ChangelogStateBackendHandle$ChangelogStateBackendHandleImpl#<init>' },
  ],
  CHANGELOG_DELTA_NOT_CHANGELOG: [{ at: KEYED_HANDLE }],
  SEQUENCE_NUMBER_NEGATIVE: [{ at: 'SequenceNumber$GenericSequenceNumber#<init>' }],
  CHANGE_KEY_GROUP_INVALID: [{ within: 'StateChange#ofDataChange' }],
  FILE_SIZE_INVALID: [{ at: 'FileStateHandle#<init>' }],
  SEGMENT_SCOPE_UNKNOWN: [{ at: STREAM_HANDLE }],
  RELATIVE_HANDLE_POINTER_EMPTY: [{ within: 'Checkpoints#loadCheckpointMetadata' }],
  RESCALED_WITHOUT_ENTRIES: [{ at: 'StateAssignmentOperation#reAssignSubKeyedStates' }],
  PATH_EMPTY: [{ within: 'Checkpoints#loadCheckpointMetadata' }],
};
