import { describe, expect, it } from 'vitest';
import type { OperatorState } from '../../model/snapshot.ts';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { refusedWith, restoredWith, storedAs, verdictOf } from '../testing/judge.ts';
import { namesTakeNoPart } from './names-take-no-part.ts';

const FILLED = subtasks({ managedKeyedState: [keyGroups(0, 1)] });

/** A job with one operator of ID 1, name `map` and uid `map-1`. */
function caseOf(number: number, state: Partial<OperatorState>, allowNonRestoredState = false) {
  const pair = { generated: id(1), userDefined: null, name: 'map', uid: 'map-1' };
  return restoreCase(snapshot([operator(number, { subtasks: FILLED, ...state })]), {
    vertices: [vertex(1, { operators: [pair] })],
    settings: { allowNonRestoredState },
  });
}

const keeping = (...numbers: number[]) =>
  restoredWith({ store: [storedAs(7n, { operatorIds: numbers.map(id) })] });

const NAMESAKE = caseOf(2, { name: 'map' });
const SKIPPED_NAMESAKE = caseOf(2, { uid: 'map-1' }, true);
const RENAMED = caseOf(1, { name: 'filter', uid: 'filter-1' });

describe('validate/names-take-no-part', () => {
  it.each([
    [NAMESAKE, 'sameNameOtherId'],
    [SKIPPED_NAMESAKE, 'sameNameOtherId'],
    [RENAMED, 'sameIdOtherName'],
    [caseOf(1, { name: 'map' }), null],
    [caseOf(1, {}), null],
    [caseOf(2, { name: 'filter' }), null],
  ])('has case %# on its side %s', (subject, side) => {
    expect(namesTakeNoPart.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [NAMESAKE, refusedWith('NON_RESTORED_STATE'), 'held'],
    [NAMESAKE, keeping(2), 'broken'],
    [SKIPPED_NAMESAKE, keeping(), 'held'],
    [SKIPPED_NAMESAKE, keeping(2), 'broken'],
    [SKIPPED_NAMESAKE, refusedWith('POINTER_EMPTY'), 'notReached'],
    [RENAMED, keeping(1), 'held'],
    [RENAMED, keeping(), 'broken'],
    [RENAMED, refusedWith('NON_RESTORED_STATE'), 'broken'],
    [RENAMED, refusedWith('POINTER_EMPTY'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(namesTakeNoPart, subject, answer)).toBe(verdict);
  });
});
