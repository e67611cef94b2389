import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../model/snapshot.ts';
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
import { contentsAreNotLookedAt } from './contents-are-not-looked-at.ts';

const caseOf = (state: Partial<OperatorState>) => restoreCase(snapshot([operator(2, state)]));

const coordinator = (...bytes: number[]): Partial<OperatorState> => ({
  coordinatorState: { kind: 'bytes', handleName: 'c', data: Uint8Array.from(bytes) },
});

const empty = lists('stream', { a: ['UNION'], b: ['SPLIT_DISTRIBUTE'] });
const filled = lists('stream', { a: ['UNION'], b: ['SPLIT_DISTRIBUTE', 0] });

const NO_ELEMENTS = caseOf({ subtasks: subtasks({ managedOperatorState: [empty] }) });
const NO_KEY_GROUPS = caseOf({ subtasks: subtasks({ rawKeyedState: [keyGroups(0, -1)] }) });
const NO_BYTES = caseOf(coordinator());

describe('validate/contents-are-not-looked-at', () => {
  it.each([
    [NO_ELEMENTS, 'noElements'],
    [NO_KEY_GROUPS, 'noKeyGroups'],
    [NO_BYTES, 'noBytes'],
    [caseOf({ subtasks: subtasks({ rawOperatorState: [filled] }) }), 'filled'],
    [caseOf({ subtasks: subtasks({ managedKeyedState: [keyGroups(0, 0)] }) }), 'filled'],
    [caseOf({ ...coordinator(1), subtasks: subtasks({ rawOperatorState: [empty] }) }), 'filled'],
    [caseOf({}), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(contentsAreNotLookedAt.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([NO_ELEMENTS, NO_KEY_GROUPS, NO_BYTES])('judges case %#', (subject) => {
    const verdict = (answer: Parameters<typeof verdictOf<'restore'>>[2]) =>
      verdictOf(contentsAreNotLookedAt, subject, answer);
    expect(verdict(refusedWith('NON_RESTORED_STATE'))).toBe('held');
    expect(verdict(restoredWith())).toBe('broken');
    expect(verdict(refusedWith('POINTER_EMPTY'))).toBe('notReached');
  });
});
