import { describe, expect, it } from 'vitest';
import type { KeyedStateHandle } from '../../model/handles.ts';
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
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { changelog, fileChanges, incremental, memoryChanges } from '../testing/keyed-handles.ts';
import { keyGroupsLieInRange } from './key-groups-lie-in-range.ts';

const jobOf = (parallelism: number) => vertex(1, { parallelism });
const caseOf = (parallelism: number) => {
  const whole = { managedKeyedState: [keyGroups(0, 7)] };
  const state = operator(1, { maxParallelism: 8, subtasks: subtasks(whole) });
  return restoreCase(snapshot([state]), { vertices: [jobOf(parallelism)] });
};

/** Of three subtasks, which own 0-2, 3-5 and 6-7 of 8 key groups, the second one got this. */
const second = (handle: KeyedStateHandle) => {
  const got = { [id(1)]: { managedKeyedState: [handle] } };
  return restoredWith({ vertices: [{ ...outcome(jobOf(3), {}, got, {}), maxParallelism: 8 }] });
};

describe('assign/key-groups-lie-in-range', () => {
  it.each([
    [caseOf(3), 'uneven'],
    [caseOf(2), 'even'],
    [caseOf(1), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(keyGroupsLieInRange.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [second(keyGroups(3, 5)), 'held'],
    [second(keyGroups(2, 4)), 'broken'],
    [second(keyGroups(3, 6)), 'broken'],
    [second(incremental(0, 7)), 'held'],
    [second(incremental(6, 7)), 'broken'],
    [second(fileChanges(4, 5)), 'held'],
    [second(fileChanges(4, 6)), 'broken'],
    [second(memoryChanges(0, 7, [-1, 5])), 'held'],
    [second(memoryChanges(0, 7, [-1, 6])), 'broken'],
    [second(changelog(3, 5, [incremental(0, 7)], [fileChanges(3, 5)])), 'held'],
    [second(changelog(0, 5, [], [])), 'broken'],
    [second(changelog(3, 5, [keyGroups(2, 5)], [])), 'broken'],
    [second(changelog(3, 5, [], [fileChanges(0, 7)])), 'broken'],
    [refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges answer %#: %o %s', (answer, verdict) => {
    expect(verdictOf(keyGroupsLieInRange, caseOf(3), answer)).toBe(verdict);
  });
});
