import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  operator,
  pair,
  profile,
  restoreCase,
  snapshot,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { lastVisitedVertexClaims } from './last-visited-vertex-claims.ts';

/** Vertices 3 and 5 claim ID 9; 5 comes last. Each is given its max parallelism. */
function caseOf(maxOf3: number | null, maxOf5: number | null, recorded: number, last = 5) {
  const claiming = (number: number, maxParallelism: number | null) =>
    vertex(1, { id: id(number), maxParallelism, operators: [pair(id(10 + number), id(9))] });
  const loaded = snapshot([operator(9, { maxParallelism: recorded })]);
  return restoreCase(loaded, { vertices: [claiming(last, maxOf5), claiming(3, maxOf3)] });
}

const sideOf = (subject: ReturnType<typeof caseOf>, as = FLINK_2_3) =>
  lastVisitedVertexClaims.side(subject, as);

describe('validate/last-visited-vertex-claims', () => {
  it.each([
    [caseOf(8, 64, 64), 'allows'],
    [caseOf(64, null, 8), 'allows'],
    [caseOf(64, 8, 64), 'refuses'],
    [caseOf(null, 64, 8), 'refuses'],
    // It does not matter who claims it.
    [caseOf(8, 8, 8), null],
    [caseOf(8, 8, 64), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(sideOf(subject)).toBe(side);
  });

  it('knows in which release which vertex comes last', () => {
    const subject = caseOf(8, 64, 64, 17);
    expect(sideOf(subject)).toBe('allows');
    expect(sideOf(subject, profile('flink-1.17'))).toBe('refuses');
  });

  it.each([
    [caseOf(8, 64, 64), restoredWith(), 'held'],
    [caseOf(8, 64, 64), refusedWith('MAX_PARALLELISM_MISMATCH'), 'broken'],
    [caseOf(64, 8, 64), refusedWith('MAX_PARALLELISM_MISMATCH'), 'held'],
    [caseOf(64, 8, 64), restoredWith(), 'broken'],
    [caseOf(64, 8, 64), refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(lastVisitedVertexClaims, subject, answer)).toBe(verdict);
  });
});
