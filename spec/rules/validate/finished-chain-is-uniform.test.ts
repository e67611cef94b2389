import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import { fromStore, fully, partly, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { finishedChainIsUniform } from './finished-chain-is-uniform.ts';

const CHAIN = [vertex(1, { operators: [pair(id(1)), pair(id(2), id(9))] })];
const caseOf = (...states: Parameters<typeof snapshot>[0]) =>
  restoreCase(snapshot(states), { vertices: CHAIN });
const MIXED = caseOf(fully(1), partly(2, true, true));
const ALL = caseOf(fully(1), fully(2));

describe('validate/finished-chain-is-uniform', () => {
  it.each([
    [MIXED, 'refuses'],
    [ALL, 'allows'],
    [caseOf(fully(1)), 'refuses'],
    [caseOf(partly(1, true, false), operator(2)), 'refuses'],
    [caseOf(partly(1, true, false), partly(2, true, true)), 'allows'],
    [caseOf(fully(1), fully(9), operator(2)), 'allows'],
    [caseOf(operator(1), partly(2, false)), null],
    [fromStore(TO_ALL, [stored([fully(1)])], { vertices: CHAIN }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(finishedChainIsUniform.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [MIXED, refusedWith('FINISHED_CHAIN_MIXED'), 'held'],
    [MIXED, restoredWith(), 'broken'],
    [MIXED, refusedWith('FINISHED_AFTER_UNFINISHED'), 'broken'],
    [MIXED, refusedWith('MAX_PARALLELISM_MISMATCH'), 'notReached'],
    [ALL, restoredWith(), 'held'],
    [ALL, refusedWith('FINISHED_CHAIN_MIXED'), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(finishedChainIsUniform, subject, answer)).toBe(verdict);
  });
});
