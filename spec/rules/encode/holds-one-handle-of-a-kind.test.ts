import { describe, expect, it } from 'vitest';
import { FLINK_2_3, keyGroups, operator, snapshot, subtasks } from '../../testing/small-case.ts';
import { encodeCase, encodedAs, NAMED } from '../testing/encode-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { holdsOneHandleOfAKind as rule } from './holds-one-handle-of-a-kind.ts';

const withKeyed = (...managedKeyedState: ReturnType<typeof keyGroups>[]) =>
  snapshot([operator(1, { subtasks: subtasks({ managedKeyedState }) })]);
const SEVERAL = encodeCase(withKeyed(keyGroups(0, 1), keyGroups(2, 3)));
const SINGLE = encodeCase(withKeyed(keyGroups(0, 1)));

describe('encode/holds-one-handle-of-a-kind', () => {
  it('has each case on its side', () => {
    expect(rule.side(SEVERAL, FLINK_2_3)).toBe('several');
    expect(rule.side(SINGLE, FLINK_2_3)).toBe('single');
    expect(rule.side(encodeCase(NAMED), FLINK_2_3)).toBe('single');
    expect(rule.side(encodeCase(NAMED, 2), FLINK_2_3)).toBeNull();
  });

  it.each([
    [SEVERAL, refusedWith('SUBTASK_STATE_NOT_SINGLE'), 'held'],
    [SEVERAL, encodedAs(new Uint8Array()), 'broken'],
    [SINGLE, encodedAs(new Uint8Array()), 'held'],
    [SINGLE, refusedWith('SUBTASK_STATE_NOT_SINGLE'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
