/**
 * The semantic snapshot: what a `_metadata` file means to Flink once it has been read.
 *
 * Old tags are upgraded, paths are normalised as `org.apache.flink.core.fs.Path` does it, duplicates
 * are gone. Two files that differ only in how they are written give the same semantic snapshot.
 * Flink: `org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata`.
 */
import type { CheckpointProperties } from './properties.ts';
import type {
  ByteStreamStateHandle,
  ChannelStateHandle,
  KeyedStateHandle,
  OperatorStateHandle,
} from './handles.ts';

/** 32 lower-case hex digits: the 16 bytes of a Flink `OperatorID` in file order. */
export type OperatorId = string;

/** 32 lower-case hex digits: the 16 bytes of a Flink `JobVertexID`. */
export type JobVertexId = string;

/** Flink: `CheckpointMetadata`. */
export interface Snapshot {
  /** 0 to 2^63 - 1. */
  readonly checkpointId: bigint;
  readonly masterStates: readonly MasterState[];
  /** In file order; an OperatorID may occur more than once. */
  readonly operators: readonly OperatorState[];
  /** Absent (`null`) before metadata version 4, and where a file of a later version has none. */
  readonly properties: CheckpointProperties | null;
}

/** State of a `MasterTriggerRestoreHook`. Flink: `org.apache.flink.runtime.checkpoint.MasterState`. */
export interface MasterState {
  /** The version that the hook's serializer wrote, any 32-bit number. */
  readonly version: number;
  readonly name: string;
  readonly payload: Uint8Array;
}

/** Flink: `OperatorState`, `FullyFinishedOperatorState`. */
export interface OperatorState {
  readonly operatorId: OperatorId;
  /** The operator's name; `null` where the file has none (always before metadata version 5). */
  readonly name: string | null;
  /** The operator's uid; `null` where the file has none (always before metadata version 5). */
  readonly uid: string | null;
  /** 0 to maxParallelism. */
  readonly parallelism: number;
  /** Not checked against 32,768 when it is read. */
  readonly maxParallelism: number;
  readonly coordinatorState: ByteStreamStateHandle | null;
  /** True for `FullyFinishedOperatorState`: no subtask entries, no coordinator state. */
  readonly fullyFinished: boolean;
  /** Ascending by index, each index once, 0 <= index < parallelism. Subtasks may be missing. */
  readonly subtasks: readonly SubtaskEntry[];
}

/** One entry of an operator's subtask map. */
export interface SubtaskEntry {
  readonly index: number;
  /** True for `FinishedOperatorSubtaskState`; the state is empty then. */
  readonly finished: boolean;
  readonly state: SubtaskState;
}

/**
 * Flink: `OperatorSubtaskState`. A file holds at most one handle for each of the first four; after
 * an assignment a subtask may hold several.
 */
export interface SubtaskState {
  readonly managedOperatorState: readonly OperatorStateHandle[];
  readonly rawOperatorState: readonly OperatorStateHandle[];
  readonly managedKeyedState: readonly KeyedStateHandle[];
  readonly rawKeyedState: readonly KeyedStateHandle[];
  readonly inputChannelState: readonly ChannelStateHandle[];
  readonly resultSubpartitionState: readonly ChannelStateHandle[];
}

/** A subtask without any state. */
export const EMPTY_SUBTASK_STATE: SubtaskState = Object.freeze({
  managedOperatorState: [],
  rawOperatorState: [],
  managedKeyedState: [],
  rawKeyedState: [],
  inputChannelState: [],
  resultSubpartitionState: [],
});

/** The six places of a subtask's state, in file order. */
export const SUBTASK_STATE_KINDS = [
  'managedOperatorState',
  'rawOperatorState',
  'managedKeyedState',
  'rawKeyedState',
  'inputChannelState',
  'resultSubpartitionState',
] as const satisfies readonly (keyof SubtaskState)[];

/**
 * Whether a subtask has state in Flink's sense: at least one handle in one of the six places.
 * The handles' contents are not looked at. Flink: `OperatorSubtaskState#hasState`.
 */
export function hasState(state: SubtaskState): boolean {
  return SUBTASK_STATE_KINDS.some((kind) => state[kind].length > 0);
}
