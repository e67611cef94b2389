import { describe, expect, it } from 'vitest';
import { SUBTASK_STATE_KINDS } from '../../model/snapshot.ts';
import type { OperatorState, SubtaskState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  keyGroups,
  lists,
  operator,
  restoreCase,
  snapshot,
  subtasks,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { eachKindOfStateCounts } from './each-kind-of-state-counts.ts';

const list = lists('stream', { a: ['SPLIT_DISTRIBUTE', 0] });
const channel = {
  kind: 'channel',
  subtaskIndex: 0,
  info: { first: 0, second: 0 },
  offsets: [],
  size: 0n,
  delegate: list.delegate,
} as const;

const ONE_OF_EACH: SubtaskState = {
  managedOperatorState: [list],
  rawOperatorState: [list],
  managedKeyedState: [keyGroups(0, 1)],
  rawKeyedState: [keyGroups(0, 1)],
  inputChannelState: [channel],
  resultSubpartitionState: [channel],
};

const COORDINATOR = {
  coordinatorState: { kind: 'bytes', handleName: 'c', data: Uint8Array.of(1) },
} as const;

/** States of operators that the job does not have. */
const caseOf = (...states: Partial<OperatorState>[]) =>
  restoreCase(snapshot(states.map((state, index) => operator(2 + index, state))));

/** A state with one kind, in the second of two subtasks. */
const having = (kind: keyof SubtaskState) =>
  caseOf({ parallelism: 2, subtasks: subtasks({}, { [kind]: ONE_OF_EACH[kind] }) });

describe('validate/each-kind-of-state-counts', () => {
  it.each(SUBTASK_STATE_KINDS)('has nothing but %s on a side of its own', (kind) => {
    expect(eachKindOfStateCounts.side(having(kind), FLINK_2_3)).toBe(kind);
    const refused = refusedWith('NON_RESTORED_STATE');
    expect(verdictOf(eachKindOfStateCounts, having(kind), refused)).toBe('held');
    expect(verdictOf(eachKindOfStateCounts, having(kind), restoredWith())).toBe('broken');
  });

  it('has nothing but coordinator state on a side of its own', () => {
    expect(eachKindOfStateCounts.side(caseOf(COORDINATOR), FLINK_2_3)).toBe('coordinatorState');
    expect(verdictOf(eachKindOfStateCounts, caseOf(COORDINATOR), restoredWith())).toBe('broken');
  });

  it('does not apply where two things count, or nothing', () => {
    const both = { ...COORDINATOR, subtasks: subtasks({ managedOperatorState: [list] }) };
    expect(eachKindOfStateCounts.side(caseOf(both), FLINK_2_3)).toBeNull();
    expect(eachKindOfStateCounts.side(caseOf(COORDINATOR, COORDINATOR), FLINK_2_3)).toBeNull();
    expect(eachKindOfStateCounts.side(caseOf({}), FLINK_2_3)).toBeNull();
  });

  it('is not reached where the metadata was refused', () => {
    const early = refusedWith('POINTER_EMPTY');
    expect(verdictOf(eachKindOfStateCounts, caseOf(COORDINATOR), early)).toBe('notReached');
  });
});
