/**
 * Where in Flink an exception comes from, for the refusal codes that its class and its message do not
 * tell apart. Methods are written `Class#method`, without the package.
 */
import type { RefusalCode } from '../../../spec/model/refusal.ts';
import type { LineRange } from '../../../spec/profiles/releases.ts';

/** What is known of an exception's origin; all of it must hold. */
export interface Place {
  /** The innermost method of Flink, helpers such as `Preconditions` left out. */
  readonly at?: string;
  /** A method that was being executed. */
  readonly within?: string;
  /** Whether a read had found the end of the metadata. */
  readonly endReached?: boolean;
  /** What the array was to hold that could not be made, where a method makes arrays of both. */
  readonly array?: 'long' | 'byte';
}

const SERIALIZER = 'MetadataV2V3SerializerBase';
const OPERATOR_HANDLE = `${SERIALIZER}#deserializeOperatorStateHandle`;
const KEYED_HANDLE = `${SERIALIZER}#deserializeKeyedStateHandle`;
const STREAM_HANDLE = `${SERIALIZER}#deserializeStreamStateHandle`;
const MASTER_STATE = `${SERIALIZER}#deserializeMasterState`;
const LOADING = 'Checkpoints#loadCheckpointMetadata';
const STORING = 'Checkpoints#storeCheckpointMetadata';
const CHANGELOG = 'ChangelogStateBackendHandle$ChangelogStateBackendHandleImpl';
const MERGED_HANDLE = 'AbstractMergedChannelStateHandle#restoreAndCacheUnmergedHandles';
const PROPERTIES = 'MetadataV4Serializer#deserializeProperties';

/** What reads state files, however a backend wraps what they come upon. */
const RESTORE_OPERATIONS = [
  'HeapRestoreOperation#restore',
  'HeapSavepointRestoreOperation#restore',
  'FullSnapshotRestoreOperation#restore',
  'RocksDBFullRestoreOperation#restore',
  'RocksDBHeapTimersFullRestoreOperation#restore',
  'RocksDBIncrementalRestoreOperation#restore',
  'ForStHeapTimersFullRestoreOperation#restore',
  'ForStIncrementalRestoreOperation#restore',
  'ChangelogBackendRestoreOperation#restore',
];

/** A place, and the release lines that have it. */
export interface PlaceOfReleases extends Place, LineRange {}

/** One place for each code, or several; a code that is not here has any. */
export const PLACES: { readonly [Code in RefusalCode]?: readonly PlaceOfReleases[] } = {
  TRUNCATED: [{ within: LOADING }],
  UTF_MALFORMED: [{ within: LOADING }],
  HEADER_TRUNCATED: [{ at: LOADING }],
  MASTER_STATE_TRUNCATED: [{ at: MASTER_STATE, endReached: false }],
  MASTER_STATE_PAYLOAD_NEGATIVE: [{ at: MASTER_STATE }],
  OPERATOR_COUNT_NEGATIVE: [{ at: `${SERIALIZER}#deserializeMetadata` }],
  PARALLELISM_NEGATIVE: [{ at: 'OperatorState#<init>' }],
  PROPERTIES_TRUNCATED: [{ within: PROPERTIES }],
  PROPERTIES_STREAM_CORRUPTED: [{ within: PROPERTIES }],
  PROPERTIES_CLASS_MISSING: [{ within: PROPERTIES }],
  PROPERTIES_CLASS_INVALID: [{ within: PROPERTIES }],
  PROPERTIES_OTHER_OBJECT: [{ within: PROPERTIES }],

  BYTE_COUNT_NEGATIVE: [
    { at: KEYED_HANDLE, array: 'byte' },
    { at: STREAM_HANDLE, array: 'byte' },
    { at: 'ChannelStateHandleSerializerV2#deserializeMergedChannelStateHandle' },
  ],
  OFFSET_COUNT_NEGATIVE: [
    { at: OPERATOR_HANDLE },
    { at: KEYED_HANDLE, array: 'long' },
    { at: STREAM_HANDLE, array: 'long' },
  ],
  OPERATOR_STATE_HANDLE_MISSING: [
    { at: 'StateObjectCollection#singleton' },
    { at: 'OperatorSubtaskState$Builder#setManagedOperatorState' },
    { at: 'OperatorSubtaskState$Builder#setRawOperatorState' },
  ],
  OPERATOR_STATE_COUNT_NEGATIVE: [
    { until: '1.17', at: OPERATOR_HANDLE },
    { since: '1.18', at: OPERATOR_HANDLE, within: 'CollectionUtil#newHashMapWithExpectedSize' },
  ],
  OPERATOR_STATE_MODE_UNKNOWN: [{ at: OPERATOR_HANDLE }],
  OPERATOR_STATE_DELEGATE_MISSING: [{ at: 'OperatorStreamStateHandle#<init>' }],
  FILE_MERGING_DELEGATE_NOT_SEGMENT: [{ at: OPERATOR_HANDLE }],
  KEY_GROUP_RANGE_INVALID: [{ at: 'KeyGroupRange#<init>' }],
  KEY_GROUP_OFFSETS_MISMATCH: [{ at: 'KeyGroupRangeOffsets#<init>' }],
  KEY_GROUPS_DELEGATE_MISSING: [{ at: 'KeyGroupsStateHandle#<init>' }],
  INCREMENTAL_META_MISSING: [{ at: 'IncrementalRemoteKeyedStateHandle#<init>' }],
  FILE_LIST_HANDLE_MISSING: [
    { until: '1.17', within: 'IncrementalRemoteKeyedStateHandle#getStateSize' },
    { within: LOADING },
  ],
  // 1.14 trips over both in one expression: there the two are not told apart.
  CHANGELOG_BASE_MISSING: [{ at: `${CHANGELOG}#getStateSize` }],
  CHANGELOG_RANGE_EMPTY: [{ at: `${CHANGELOG}#<init>` }],
  CHANGELOG_DELTA_MISSING: [{ at: `${CHANGELOG}#<init>` }, { at: `${CHANGELOG}#getStateSize` }],
  CHANGELOG_DELTA_NOT_CHANGELOG: [{ at: KEYED_HANDLE }],
  SEQUENCE_NUMBER_NEGATIVE: [{ at: 'SequenceNumber$GenericSequenceNumber#<init>' }],
  CHANGE_KEY_GROUP_INVALID: [{ within: 'StateChange#ofDataChange' }],
  FILE_SIZE_INVALID: [{ at: 'FileStateHandle#<init>' }],
  SEGMENT_SCOPE_UNKNOWN: [{ at: STREAM_HANDLE }],
  RELATIVE_HANDLE_POINTER_EMPTY: [{ within: LOADING }],
  RESCALED_WITHOUT_ENTRIES: [{ at: 'StateAssignmentOperation#reAssignSubKeyedStates' }],
  CHANNEL_DELEGATE_MISSING: [{ at: 'AbstractChannelStateHandle#<init>', within: LOADING }],
  LIST_COUNT_NEGATIVE: [{ within: LOADING }],
  MERGED_CHANNEL_COUNT_NEGATIVE: [{ within: MERGED_HANDLE }],
  MERGED_CHANNEL_DELEGATE_MISSING: [
    { at: 'AbstractChannelStateHandle#<init>', within: MERGED_HANDLE },
  ],
  RECOVERED_PARTITION_MISSING: [
    { within: 'TaskStateAssignment#distributeOutputBuffersToDownstream' },
  ],
  PATH_INVALID: [{ within: 'Path#initialize' }],
  SHARED_HANDLE_MISSING: [{ within: 'ChangelogStateHandleStreamImpl#registerSharedStates' }],
  TEXT_TOO_LONG: [{ within: STORING }],
  PATH_EMPTY: [{ within: LOADING }],
  // Up to 1.19 it says the same as any other class that is not expected.
  HANDLE_CLASSES_MIXED: [
    { until: '1.19', within: 'RocksDBIncrementalRestoreOperation#restore' },
    { since: '1.20' },
  ],
  STATE_FILE_BROKEN: RESTORE_OPERATIONS.map((within) => ({ within })),
};
