/** What of Flink reads metadata and restores: the code whose coverage is measured. */

/** Methods of one class, nested classes and lambdas included. */
export interface CoveredClass {
  /** Below `org/apache/flink/`. */
  readonly name: string;
  readonly part: 'metadata' | 'restore';
  /** What counts; all methods but those that no restore can call where it is missing. */
  readonly methods?: RegExp;
}

const METADATA = 'runtime/checkpoint/metadata/';
const CHECKPOINT = 'runtime/checkpoint/';
const STATE = 'runtime/state/';

/** Lambdas are named after the method that they stand in. */
const READING = /^(lambda\$)?(deserialize|read|getSerializer|<clinit>)/;
const INTERSECTING =
  /^(lambda\$)?(getIntersection|getOffsets|getKeyGroupRange|computeIntersection)/;
const REGISTERING = /^(lambda\$)?(registerSharedState|registerAll|registerReference)/;

/** The code, by class. A class that a release does not have is passed over. */
export const RESTORE_CODE: readonly CoveredClass[] = [
  ...[
    'MetadataSerializers',
    'MetadataV2V3SerializerBase',
    'MetadataV2Serializer',
    'MetadataV3Serializer',
  ]
    .concat(['MetadataV4Serializer', 'MetadataV5Serializer', 'MetadataV6Serializer'])
    .concat([
      'ChannelStateHandleSerializer',
      'ChannelStateHandleSerializerV1',
      'ChannelStateHandleSerializerV2',
    ])
    .map((name) => ({ name: METADATA + name, part: 'metadata' as const, methods: READING })),
  { name: `${CHECKPOINT}Checkpoints`, part: 'metadata', methods: /loadCheckpointMetadata/ },
  {
    name: `${CHECKPOINT}Checkpoints`,
    part: 'restore',
    methods: /loadAndValidateCheckpoint|throwNonRestoredStateException/,
  },
  {
    name: `${CHECKPOINT}CheckpointCoordinator`,
    part: 'restore',
    methods: /^(lambda\$)?(restore(?!Checkpoint$)|ensureSavepointRestored)/,
  },
  { name: `${CHECKPOINT}StateAssignmentOperation`, part: 'restore' },
  { name: `${CHECKPOINT}TaskStateAssignment`, part: 'restore', methods: /^(?!toString)/ },
  { name: `${CHECKPOINT}VertexFinishedStateChecker`, part: 'restore' },
  { name: `${CHECKPOINT}RoundRobinOperatorStateRepartitioner`, part: 'restore' },
  { name: `${CHECKPOINT}MappingBasedRepartitioner`, part: 'restore' },
  {
    name: `${CHECKPOINT}RescaleMappings`,
    part: 'restore',
    // What turns a mapping around is asked by tasks alone.
    methods: /^(?!toString|hashCode|equals|invert|toSortedArray|getAmbiguousTargets|getMappings)/,
  },
  { name: 'runtime/io/network/api/writer/SubtaskStateMapper', part: 'restore' },
  { name: `${CHECKPOINT}OperatorState`, part: 'restore', methods: /copyAndDiscardInFlightData/ },
  {
    name: `${CHECKPOINT}hooks/MasterHooks`,
    part: 'restore',
    methods: /restoreMasterHooks|deserializeState/,
  },
  {
    name: `${STATE}filesystem/AbstractFsCheckpointStorageAccess`,
    part: 'restore',
    methods: /resolveCheckpointPointer/,
  },
  {
    name: `${STATE}KeyGroupRangeAssignment`,
    part: 'restore',
    methods: /compute(?!KeyGroupForKeyHash|Default)/,
  },
  { name: `${STATE}KeyGroupRangeOffsets`, part: 'restore', methods: INTERSECTING },
  ...['KeyGroupsStateHandle', 'KeyGroupsSavepointStateHandle', 'IncrementalRemoteKeyedStateHandle']
    .concat(['AbstractIncrementalStateHandle', 'changelog/ChangelogStateHandleStreamImpl'])
    .concat(['changelog/InMemoryChangelogStateHandle'])
    .concat(['changelog/ChangelogStateBackendHandle$ChangelogStateBackendHandleImpl'])
    .flatMap((name) => [
      {
        name: STATE + name,
        part: 'restore' as const,
        methods: new RegExp(`${INTERSECTING.source}|${REGISTERING.source}`),
      },
    ]),
  { name: `${STATE}SharedStateRegistryImpl`, part: 'restore', methods: REGISTERING },
];

/** Whether a method counts, and for which part. */
export function partOf(className: string, method: string): CoveredClass['part'] | null {
  for (const { name, part, methods } of RESTORE_CODE) {
    const full = `org/apache/flink/${name}`;
    const isOfClass = className === full || className.startsWith(`${full}$`);
    if (isOfClass && (methods === undefined || methods.test(method))) return part;
  }
  return null;
}
