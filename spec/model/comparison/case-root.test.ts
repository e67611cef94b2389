import { describe, expect, it } from 'vitest';
import type { AnswerTo } from '../case.ts';
import { CASE_ROOT } from '../request.ts';
import { FLINK_2_3, keyGroups, operator, snapshot, subtasks } from '../../testing/small-case.ts';
import { differencesBetween } from './answers.ts';
import { withPlaceholderRoot } from './case-root.ts';

const ROOT = '/tmp/cases/000000000000000000000000000000017';

function answerWith(path: string): AnswerTo<'decode'> {
  const delegate = { kind: 'file', path, size: 1n } as const;
  const handle = { ...keyGroups(0, 1), delegate };
  const operators = [operator(1, { subtasks: subtasks({ managedKeyedState: [handle] }) })];
  return { kind: 'result', result: snapshot(operators) };
}

const told = (path: string, expected: string) =>
  differencesBetween(withPlaceholderRoot(answerWith(path), ROOT), answerWith(expected)).length;

describe("a case's root", () => {
  it.each([
    [ROOT, CASE_ROOT],
    [`file:${ROOT}/chk-7/x`, `file:${CASE_ROOT}/chk-7/x`],
    [`file://${ROOT}/chk-7/x`, `file://${CASE_ROOT}/chk-7/x`],
    [`${ROOT}/a:${ROOT}/b`, `${CASE_ROOT}/a:${CASE_ROOT}/b`],
  ])('is the placeholder in %s', (path, expected) => {
    expect(told(path, expected)).toBe(0);
  });

  it.each([
    ['/tmp/cases/000000000000000000000000000000018/x', `${CASE_ROOT}/x`],
    [`${ROOT}-other/x`, `${CASE_ROOT}-other/x`],
    [`/data${ROOT}/x`, `/data${CASE_ROOT}/x`],
    [`${ROOT}/x`, `${CASE_ROOT}/y`],
  ])('is not seen in %s', (path, other) => {
    expect(told(path, other)).toBe(1);
  });

  it('leaves bytes, numbers and null as they are', () => {
    const answer: AnswerTo<'decode'> = {
      kind: 'result',
      result: snapshot([], {
        masterStates: [{ version: 1, name: FLINK_2_3.id, payload: Uint8Array.of(1, 2) }],
      }),
    };
    expect(withPlaceholderRoot(answer, ROOT)).toEqual(answer);
  });
});
