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
import { fromStore, fully, START, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { refusesPartlyFullyFinishedVertices as rule } from './refuses-partly-fully-finished-vertices.ts';

const CODE = 'FULLY_FINISHED_CHAIN_MIXED';
const CHAIN = { vertices: [vertex(1, { operators: [pair(id(1)), pair(id(2))] })] };
const MIXED = fromStore(TO_ALL, [stored([fully(1)])], CHAIN);
const WITH_MORE = fromStore(TO_ALL, [stored([fully(1), operator(3)])], CHAIN);
const ALL = fromStore(TO_ALL, [stored([fully(1), fully(2)])], CHAIN);
/** Both operators claim the one state, which only the first of them gets. */
const TWICE = restoreCase(snapshot([fully(9)]), {
  vertices: [vertex(1, { operators: [pair(id(1), id(9)), pair(id(2), id(9))] })],
});

describe('assign/refuses-partly-fully-finished-vertices', () => {
  it.each([
    [MIXED, 'refuses'],
    [TWICE, 'refuses'],
    [ALL, 'allows'],
    [fromStore(START, [stored([fully(1)])], CHAIN), null],
    [fromStore(TO_ALL, [stored([operator(1)])], CHAIN), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(rule.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [MIXED, refusedWith(CODE), 'held'],
    [MIXED, restoredWith(), 'broken'],
    [MIXED, refusedWith('STATE_WITHOUT_OPERATOR'), 'broken'],
    [WITH_MORE, refusedWith('STATE_WITHOUT_OPERATOR'), 'notReached'],
    [TWICE, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
    [TWICE, refusedWith(CODE), 'held'],
    [ALL, restoredWith(), 'held'],
    [ALL, refusedWith(CODE), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(rule, subject, answer)).toBe(verdict);
  });
});
