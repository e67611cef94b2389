import { describe, expect, it } from 'vitest';
import { FLINK_2_3, operator, snapshot } from '../../testing/small-case.ts';
import { decodeCase } from '../testing/decode-case.ts';
import { decodedAs, refusedWith, verdictOf } from '../testing/judge.ts';
import { finishedOperatorsHaveNoCoordinatorState as rule } from './finished-operators-have-no-coordinator-state.ts';

const WITH = { ...decodeCase({}), impossible: 'finishedWithState' } as const;
const WITHOUT = decodeCase({ snapshot: snapshot([operator(1, { fullyFinished: true })]) });

describe('decode/finished-operators-have-no-coordinator-state', () => {
  it.each([
    [WITH, 'refuses'],
    [WITHOUT, 'allows'],
    [decodeCase({ snapshot: snapshot([operator(1)]) }), null],
    [decodeCase({}), null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(rule.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [WITH, refusedWith('COORDINATOR_STATE_ON_FINISHED_OPERATOR'), 'held'],
    [WITH, decodedAs(snapshot([])), 'broken'],
    [WITHOUT, decodedAs(snapshot([])), 'held'],
    [WITHOUT, refusedWith('COORDINATOR_STATE_ON_FINISHED_OPERATOR'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
