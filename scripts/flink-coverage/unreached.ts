/** What of Flink 2.2.0's restore the suite does not reach, and why: reviewed by hand, line by line. */

/** Places that one reason speaks about. */
export interface Unreached {
  readonly reason: string;
  /** Class below `org.apache.flink.runtime`, nested ones left out, and line: `checkpoint.Checkpoints:7`. */
  readonly places: readonly string[];
}

/** The release whose lines are listed. */
export const REVIEWED_RELEASE = '2.2.0';

export const UNREACHED: readonly Unreached[] = [
  {
    reason:
      'Refuses or mends corrupt bytes in the middle of a file. The suite cuts files and damages their headers; `npm run verdicts` changes single fields, and holds these refusals against real Flink.',
    places: [
      'checkpoint.metadata.MetadataV2Serializer:157',
      'checkpoint.metadata.MetadataV2Serializer:158',
      'checkpoint.metadata.MetadataV3Serializer:161',
      'checkpoint.metadata.MetadataV4Serializer:63',
      'checkpoint.metadata.MetadataV4Serializer:64',
      'checkpoint.metadata.MetadataV5Serializer:81',
      'checkpoint.metadata.ChannelStateHandleSerializerV2:92',
      'checkpoint.metadata.ChannelStateHandleSerializerV2:97',
      'checkpoint.metadata.ChannelStateHandleSerializerV2:132',
      'checkpoint.metadata.ChannelStateHandleSerializerV2:138',
      'checkpoint.metadata.MetadataV2V3SerializerBase:187',
      'checkpoint.metadata.MetadataV2V3SerializerBase:193',
      'checkpoint.metadata.MetadataV2V3SerializerBase:237',
      'checkpoint.metadata.MetadataV2V3SerializerBase:238',
      'checkpoint.metadata.MetadataV2V3SerializerBase:242',
      'checkpoint.metadata.MetadataV2V3SerializerBase:243',
      'checkpoint.metadata.MetadataV2V3SerializerBase:258',
      'checkpoint.metadata.MetadataV2V3SerializerBase:259',
      'checkpoint.metadata.MetadataV2V3SerializerBase:581',
      'checkpoint.metadata.MetadataV2V3SerializerBase:583',
      'checkpoint.metadata.MetadataV2V3SerializerBase:647',
      'checkpoint.metadata.MetadataV2V3SerializerBase:648',
      'checkpoint.metadata.MetadataV2V3SerializerBase:649',
      'checkpoint.metadata.MetadataV2V3SerializerBase:691',
      'checkpoint.metadata.MetadataV2V3SerializerBase:818',
      'checkpoint.metadata.MetadataV2V3SerializerBase:821',
      'checkpoint.metadata.MetadataV2V3SerializerBase:830',
      'checkpoint.metadata.MetadataV2V3SerializerBase:833',
      'checkpoint.metadata.MetadataV2V3SerializerBase:834',
    ],
  },
  {
    reason: 'Stands there for tests and tools of Flink; a restore does not call it.',
    places: [
      'checkpoint.metadata.MetadataV3Serializer:267',
      'checkpoint.metadata.MetadataV3Serializer:279',
      'checkpoint.metadata.MetadataV3Serializer:291',
      'checkpoint.metadata.MetadataV3Serializer:297',
      'checkpoint.metadata.MetadataV3Serializer:303',
      'checkpoint.RescaleMappings:187',
      'checkpoint.TaskStateAssignment:589',
    ],
  },
  {
    reason:
      'Guards against placeholders, which a running backend sends for files that it has sent before. No file has a tag for them.',
    places: [
      'state.SharedStateRegistryImpl:98',
      'state.SharedStateRegistryImpl:120',
      'state.SharedStateRegistryImpl:121',
    ],
  },
  {
    reason:
      'Guards against one object that is registered twice. Each handle that is read from a file is an object of its own, and each checkpoint is registered once.',
    places: [
      'state.IncrementalRemoteKeyedStateHandle:276',
      'state.SharedStateRegistryImpl:109',
      'state.SharedStateRegistryImpl:111',
    ],
  },
  {
    reason:
      'Guards against `null` that no caller hands over: what comes from a file is left out of its collection where it is `null`, and the coordinator makes all collections itself.',
    places: [
      'state.SharedStateRegistryImpl:201',
      'state.SharedStateRegistryImpl:202',
      'checkpoint.StateAssignmentOperation:656',
      'checkpoint.StateAssignmentOperation:832',
      'checkpoint.StateAssignmentOperation:833',
      'checkpoint.RoundRobinOperatorStateRepartitioner:167',
      'checkpoint.RoundRobinOperatorStateRepartitioner:168',
      'checkpoint.RoundRobinOperatorStateRepartitioner:222',
      'checkpoint.RoundRobinOperatorStateRepartitioner:223',
      'checkpoint.hooks.MasterHooks:200',
      'checkpoint.hooks.MasterHooks:216',
    ],
  },
  {
    reason: 'Checks a `Boolean` for `null`, which a comparison with `null` never gives.',
    places: ['checkpoint.StateAssignmentOperation:808'],
  },
  {
    reason:
      'Guards against a parallelism above the max parallelism, or of 0: no such execution graph is built, and the snapshot was checked before.',
    places: [
      'state.KeyGroupRangeAssignment:99',
      'checkpoint.StateAssignmentOperation:682',
      'checkpoint.RoundRobinOperatorStateRepartitioner:60',
    ],
  },
  {
    reason: 'Guards against lists of the wrong length. Its caller makes one for each old subtask.',
    places: ['checkpoint.RoundRobinOperatorStateRepartitioner:62'],
  },
  {
    reason: 'A state that is in the map was reported by one subtask at least.',
    places: ['checkpoint.RoundRobinOperatorStateRepartitioner:512'],
  },
  {
    reason:
      'Every operator of a vertex has an entry in these maps before any subtask is asked for, the raw keyed state whenever the managed one.',
    places: [
      'checkpoint.TaskStateAssignment:230',
      'checkpoint.TaskStateAssignment:231',
      'checkpoint.TaskStateAssignment:435',
    ],
  },
  {
    reason:
      'The vertices at both ends of an edge are restored together, and each finds itself among the neighbours of the other.',
    places: [
      'checkpoint.TaskStateAssignment:506',
      'checkpoint.TaskStateAssignment:510',
      'checkpoint.TaskStateAssignment:529',
      'checkpoint.TaskStateAssignment:534',
    ],
  },
  {
    reason:
      'Compares two mappings of one gate. Since 1.13.2 each gate is asked once, and its mapping kept.',
    places: [
      'checkpoint.TaskStateAssignment:552',
      'checkpoint.TaskStateAssignment:555',
      'checkpoint.TaskStateAssignment:556',
      'checkpoint.TaskStateAssignment:565',
    ],
  },
  {
    reason: 'There is no other class of handles, nor another claim mode.',
    places: [
      'checkpoint.CheckpointCoordinator:1893',
      'checkpoint.CheckpointCoordinator:1909',
      'checkpoint.TaskStateAssignment:157',
      'checkpoint.TaskStateAssignment:161',
      'checkpoint.TaskStateAssignment:162',
      'checkpoint.TaskStateAssignment:181',
      'checkpoint.TaskStateAssignment:186',
      'checkpoint.TaskStateAssignment:187',
    ],
  },
  {
    reason: 'No mapper of Flink gives a mapping without any target.',
    places: ['checkpoint.RescaleMappings:146'],
  },
  {
    reason:
      'At an unchanged parallelism no mapper of Flink gives a subtask one old subtask of another index.',
    places: ['checkpoint.RescaleMappings:169'],
  },
  {
    reason:
      'A case asks a coordinator that was not shut down, and whoever demands a checkpoint has just added one.',
    places: [
      'checkpoint.CheckpointCoordinator:1760',
      'checkpoint.CheckpointCoordinator:1761',
      'checkpoint.CheckpointCoordinator:1779',
      'checkpoint.CheckpointCoordinator:1780',
    ],
  },
  {
    reason:
      'A hook without a serializer, or with one that fails on its state. What a hook does is its own code; those of the cases read any bytes.',
    places: [
      'checkpoint.hooks.MasterHooks:254',
      'checkpoint.hooks.MasterHooks:255',
      'checkpoint.hooks.MasterHooks:256',
      'checkpoint.hooks.MasterHooks:260',
      'checkpoint.hooks.MasterHooks:261',
    ],
  },
];
