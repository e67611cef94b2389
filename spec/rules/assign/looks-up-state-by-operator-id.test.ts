import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../model/snapshot.ts';
import type { OperatorIdPair } from '../../model/job.ts';
import {
  FLINK_2_3,
  id,
  lists,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { looksUpStateByOperatorId } from './looks-up-state-by-operator-id.ts';

/** The list that operator `number` has in the snapshot. */
const listOf = (number: number) => ({
  managedOperatorState: [lists(`of ${number}`, { x: ['SPLIT_DISTRIBUTE', 0] })],
});
const stateOf = (number: number) => operator(number, { subtasks: subtasks(listOf(number)) });

function caseOf(ids: OperatorIdPair, ...states: readonly OperatorState[]) {
  return restoreCase(snapshot(states), { vertices: [vertex(1, { operators: [ids] })] });
}

/** Operator 1 got the state of another one, or of none. */
const got = (number: number | null) => {
  const job = vertex(1);
  const states = number === null ? {} : { [id(1)]: listOf(number) };
  return restoredWith({ vertices: [outcome(job, states)] });
};

describe('assign/looks-up-state-by-operator-id', () => {
  const plain = caseOf(pair(id(1)), stateOf(1), stateOf(9));
  const both = caseOf(pair(id(1), id(9)), stateOf(1), stateOf(9));
  const onlyGenerated = caseOf(pair(id(1), id(9)), stateOf(1));
  const nowhere = caseOf(pair(id(1), id(9)), stateOf(8));

  it.each([
    [plain, 'generated'],
    [nowhere, 'generated'],
    [both, 'userDefined'],
    [onlyGenerated, 'onlyGenerated'],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(looksUpStateByOperatorId.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [plain, got(1), 'held'],
    [plain, got(9), 'broken'],
    [plain, got(null), 'broken'],
    [both, got(9), 'held'],
    [both, got(1), 'broken'],
    [onlyGenerated, got(1), 'held'],
    [onlyGenerated, got(null), 'broken'],
    [nowhere, got(null), 'held'],
    [nowhere, got(8), 'broken'],
    [plain, refusedWith('NON_RESTORED_STATE'), 'notReached'],
    [plain, refusedWith('MASTER_STATE_UNMATCHED', { vertices: [] }), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(looksUpStateByOperatorId, subject, answer)).toBe(verdict);
  });

  it('wants state under the generated ID dropped before 1.15', () => {
    const as = profile('flink-1.13');
    expect(verdictOf(looksUpStateByOperatorId, onlyGenerated, got(null), as)).toBe('held');
    expect(verdictOf(looksUpStateByOperatorId, onlyGenerated, got(1), as)).toBe('broken');
  });
});
