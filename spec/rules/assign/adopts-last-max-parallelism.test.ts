import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
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
import { adoptsLastMaxParallelism } from './adopts-last-max-parallelism.ts';

/** In the order of hashes 1 comes before 2; the chain has them the other way round. */
const CHAIN = vertex(1, { operators: [pair(id(2)), pair(id(1))] });

function caseOf(...recorded: readonly (readonly [number, number])[]) {
  const states = recorded.map(([number, maxParallelism]) =>
    operator(number, { maxParallelism, subtasks: subtasks({}) }),
  );
  return restoreCase(snapshot(states), { vertices: [CHAIN] });
}
const KEPT = caseOf([1, 128], [2, 128]);
const ADOPTED = caseOf([1, 64], [2, 64]);
const CONTENDED = caseOf([1, 64], [2, 32]);
const WITH_NEW = caseOf([1, 64]);

const seen = (maxParallelism: number) =>
  restoredWith({ vertices: [{ ...outcome(CHAIN), maxParallelism }] });

describe('assign/adopts-last-max-parallelism', () => {
  it.each([
    [KEPT, 'kept'],
    [ADOPTED, 'adopted'],
    [CONTENDED, 'contended'],
    [WITH_NEW, 'contended'],
    [caseOf(), 'kept'],
    [restoreCase(null, { vertices: [CHAIN] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(adoptsLastMaxParallelism.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [KEPT, seen(128), 'held'],
    [KEPT, seen(64), 'broken'],
    [ADOPTED, seen(64), 'held'],
    [ADOPTED, seen(128), 'broken'],
    [CONTENDED, seen(32), 'held'],
    [CONTENDED, seen(64), 'broken'],
    [WITH_NEW, seen(128), 'held'],
    [WITH_NEW, seen(64), 'broken'],
    [KEPT, restoredWith(), 'broken'],
    [KEPT, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(adoptsLastMaxParallelism, subject, answer)).toBe(verdict);
  });

  it('asks in the order of the chain before 1.13', () => {
    const as = profile('flink-1.11');
    expect(verdictOf(adoptsLastMaxParallelism, CONTENDED, seen(64), as)).toBe('held');
    expect(verdictOf(adoptsLastMaxParallelism, CONTENDED, seen(32), as)).toBe('broken');
  });
});
