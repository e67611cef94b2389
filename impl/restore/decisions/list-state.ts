/** Decisions while operator state is redistributed. Flink: `RoundRobinOperatorStateRepartitioner`. */
import type { StreamStateHandle } from '../../../spec/model/handles.ts';
import type { RestoreBehaviour } from '../../../spec/profiles/restore-differences.ts';
import { streamEquals } from '../java/stream-map.ts';

const BITS_PER_WORD = 64;

/** Decision points of operator state, managed and raw alike. */
export interface ListStateDecisions {
  /** Whether split state stays where it was. */
  keepsSplitState(oldParallelism: number, newParallelism: number): boolean;
  /** The order in which the names of split state are dealt out, from that of Flink's hash map. */
  splitNameOrder(names: readonly string[]): readonly string[];
  /** Which subtask gets the first elements of a name: where the last name left off. */
  splitStart(previousStart: number, remainder: number, parallelism: number): number;
  /** How many elements the `turn`-th subtask gets, counted from the one that starts. */
  splitShare(turn: number, total: number, parallelism: number): number;
  /** Whether a subtask gets union state that another subtask wrote. */
  getsUnionState(subtask: number, parallelism: number): boolean;
  /** Which of the reported copies of broadcast state a subtask gets. */
  broadcastChoice(subtask: number, copies: number): number;
  /** Whether broadcast state counts as reported by part of the subtasks only. */
  isPartlyReported(reported: number, oldParallelism: number, behaviour: RestoreBehaviour): boolean;
  /** Whether entries of two handles become one, as Java's `sought.equals(present)`. */
  isSameDelegate(sought: StreamStateHandle, present: StreamStateHandle): boolean;
}

/** What Flink decides there. */
export const LIST_STATE_DECISIONS: ListStateDecisions = {
  keepsSplitState: (oldParallelism, newParallelism) => oldParallelism === newParallelism,
  splitNameOrder: (names) => names,
  splitStart: (previousStart, remainder, parallelism) => (previousStart + remainder) % parallelism,
  splitShare: (turn, total, parallelism) =>
    Math.floor(total / parallelism) + (turn < total % parallelism ? 1 : 0),
  getsUnionState: () => true,
  broadcastChoice: (subtask, copies) => subtask % copies,
  isPartlyReported(reported, oldParallelism, { partlyReportedBroadcast }) {
    if (partlyReportedBroadcast === 'never') return false;
    const enough =
      partlyReportedBroadcast === 'bitSet'
        ? BITS_PER_WORD * Math.ceil(oldParallelism / BITS_PER_WORD)
        : oldParallelism;
    return reported > 0 && reported < enough;
  },
  isSameDelegate: streamEquals,
};
