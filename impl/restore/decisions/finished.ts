/** Decisions about finished operators. Flink: `VertexFinishedStateChecker`, `TaskStateAssignment`. */
import type { DistributionPattern } from '../../../spec/model/job.ts';
import type { OperatorState } from '../../../spec/model/snapshot.ts';

/** In Flink's order. Flink: `VertexFinishedStateChecker.VertexFinishedState`. */
export const FINISHED_STATES = ['ALL_RUNNING', 'PARTIALLY_FINISHED', 'FULLY_FINISHED'] as const;

/** How much of an operator, or of a vertex, had finished when the snapshot was taken. */
export type FinishedState = (typeof FINISHED_STATES)[number];

/** Decision points about finished operators. */
export interface FinishedDecisions {
  /** How much of an operator had finished, by the state that it finds; `undefined` for none. */
  finishedState(state: OperatorState | undefined): FinishedState;
  /** Whether the operators of one vertex may have finished to these degrees. */
  mayChain(states: ReadonlySet<FinishedState>): boolean;
  /** Whether a fully finished vertex may have a producer like this. */
  mayPrecedeFullyFinished(producer: FinishedState): boolean;
  /** Whether a partially finished vertex may have a producer like this, over such an edge. */
  mayPrecedePartiallyFinished(producer: FinishedState, pattern: DistributionPattern): boolean;
  /** How records get from a producer to a vertex that is connected to it by several edges. */
  strictestPattern(patterns: readonly DistributionPattern[]): DistributionPattern;
  /** Whether the tasks of a vertex are told that they had finished, by the states it finds. */
  startsFinished(states: readonly OperatorState[]): boolean;
  /** Whether some of a vertex's operators may be fully finished and others not, as assigned. */
  mayAssign(states: readonly OperatorState[]): boolean;
}

/** What Flink decides there. */
export const FINISHED_DECISIONS: FinishedDecisions = {
  finishedState(state) {
    if (state === undefined) return 'ALL_RUNNING';
    if (state.fullyFinished) return 'FULLY_FINISHED';
    const hasFinished = state.subtasks.some(({ finished }) => finished);
    return hasFinished ? 'PARTIALLY_FINISHED' : 'ALL_RUNNING';
  },
  mayChain: (states) => states.size === 1,
  mayPrecedeFullyFinished: (producer) => producer === 'FULLY_FINISHED',
  mayPrecedePartiallyFinished: (producer, pattern) =>
    producer === 'FULLY_FINISHED' || (pattern === 'POINTWISE' && producer !== 'ALL_RUNNING'),
  strictestPattern: (patterns) => (patterns.includes('ALL_TO_ALL') ? 'ALL_TO_ALL' : 'POINTWISE'),
  startsFinished: (states) => states.some(({ fullyFinished }) => fullyFinished),
  mayAssign: (states) =>
    states.every(({ fullyFinished }) => fullyFinished === states[0]!.fullyFinished),
};
