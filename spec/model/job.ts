/** The job that is restored. Flink: `JobGraph`, `JobVertex`, `JobEdge`, `OperatorIDPair`. */
import type { JobVertexId, OperatorId } from './snapshot.ts';

/** Flink: `JobGraph`, as far as a restore looks at it. */
export interface Job {
  /** Producers before their consumers. */
  readonly vertices: readonly JobVertex[];
  /**
   * Identifiers of the master hooks that the job brings, in their order. Flink:
   * `MasterTriggerRestoreHook#getIdentifier`.
   */
  readonly masterHooks: readonly string[];
}

/** One chain of operators. Flink: `JobVertex`. */
export interface JobVertex {
  readonly id: JobVertexId;
  readonly name: string;
  /** 1 or more. */
  readonly parallelism: number;
  /**
   * What the user configured, 1 to 32,768; `null` where it is derived from the parallelism, and may
   * therefore be adjusted to a snapshot's. Flink: -1 in `JobVertex#getMaxParallelism`.
   */
  readonly maxParallelism: number | null;
  /** Tail of the chain first, its head last, as Flink stores them. */
  readonly operators: readonly OperatorIdPair[];
  readonly inputs: readonly JobEdge[];
  /** OperatorIDs of the vertex's operator coordinators. */
  readonly coordinators: readonly OperatorId[];
}

/** Flink: `OperatorIDPair`. */
export interface OperatorIdPair {
  /** Generated from the graph or from the uid. Flink: `getGeneratedOperatorID`. */
  readonly generated: OperatorId;
  /** From `setUidHash`. Flink: `getUserDefinedOperatorID`. */
  readonly userDefined: OperatorId | null;
  readonly name: string | null;
  readonly uid: string | null;
}

/** Flink: `DistributionPattern`. */
export type DistributionPattern = 'ALL_TO_ALL' | 'POINTWISE';

/** Flink: `SubtaskStateMapper`. */
export type SubtaskStateMapper =
  'ARBITRARY' | 'FIRST' | 'FULL' | 'RANGE' | 'ROUND_ROBIN' | 'UNSUPPORTED';

/**
 * Flink: `JobEdge`, seen from its consumer, whose input gates are its edges in their order. The result
 * partitions of a producer are its edges in the order of their consumers, then of their gates.
 */
export interface JobEdge {
  /** Index of the producer in `Job.vertices`. */
  readonly producer: number;
  readonly pattern: DistributionPattern;
  readonly upstreamMapper: SubtaskStateMapper;
  readonly downstreamMapper: SubtaskStateMapper;
}

/** The largest max parallelism. Flink: `KeyGroupRangeAssignment.UPPER_BOUND_MAX_PARALLELISM`. */
export const UPPER_BOUND_MAX_PARALLELISM = 32_768;

/** The smallest derived one. Flink: `KeyGroupRangeAssignment.DEFAULT_LOWER_BOUND_MAX_PARALLELISM`. */
export const DEFAULT_LOWER_BOUND_MAX_PARALLELISM = 128;
