/** What a task is told of its rescaled in-flight data. Flink: `InflightDataRescalingDescriptor`. */

/**
 * Which old subtasks each new one reads, by the index of the new one, each list ascending.
 * Flink: `RescaleMappings`, before 1.13 `RescaledChannelsMapping`.
 */
export type RescaleMapping = readonly (readonly number[])[];

/**
 * One input gate, or one result partition, of one subtask.
 * Flink: `InflightDataGateOrPartitionRescalingDescriptor`.
 */
export interface GateRescaling {
  /** The old subtasks whose in-flight data this subtask takes over, ascending. */
  readonly oldSubtasks: readonly number[];
  /**
   * How the tasks at the other end of the edge were rescaled, from new ones to old ones; `null` where
   * every channel stands for the old one of its index.
   */
  readonly channelMapping: RescaleMapping | null;
  /** Old subtasks whose data goes to several new ones, which must therefore filter it; ascending. */
  readonly ambiguousSubtasks: readonly number[];
  /** Whether nothing was rescaled after all; `null` before 1.13.2, which does not tell. */
  readonly identity: boolean | null;
}

/** One for each gate, or for each partition, in their order. */
export type RescalingDescriptor = readonly GateRescaling[];
