import { describe, expect, it } from 'vitest';
import { EMPTY_SUBTASK_STATE } from '../../model/snapshot.ts';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  keyGroups,
  operator,
  restoreCase,
  snapshot,
  subtasks,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { emptyEntriesAreNoState } from './empty-entries-are-no-state.ts';

const caseOf = (state: Partial<OperatorState>, allowNonRestoredState = false) =>
  restoreCase(snapshot([operator(2, state)]), { settings: { allowNonRestoredState } });

const FINISHED = { subtasks: [{ index: 0, finished: true, state: EMPTY_SUBTASK_STATE }] };

describe('validate/empty-entries-are-no-state', () => {
  it.each([
    [caseOf({ fullyFinished: true }), 'fullyFinished'],
    [caseOf(FINISHED), 'finishedSubtasks'],
    [caseOf({ subtasks: subtasks({}) }), 'emptyEntries'],
    [caseOf({}), 'noEntries'],
    [caseOf({}, true), null],
    [caseOf({ subtasks: subtasks({ rawKeyedState: [keyGroups(0, 0)] }) }), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(emptyEntriesAreNoState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [restoredWith(), 'held'],
    [refusedWith('NON_RESTORED_STATE'), 'broken'],
    [refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges %o %s', (answer, verdict) => {
    expect(verdictOf(emptyEntriesAreNoState, caseOf(FINISHED), answer)).toBe(verdict);
  });
});
