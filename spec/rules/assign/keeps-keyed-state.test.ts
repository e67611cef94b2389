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
import { keepsKeyedState } from './keeps-keyed-state.ts';

const JOB = vertex(1, { parallelism: 2 });

function caseOf(first: KeyedStateHandle, parallelism = 2) {
  const entries = subtasks({ managedKeyedState: [first] }, { rawKeyedState: [keyGroups(64, 127)] });
  const state = operator(1, { parallelism, subtasks: entries });
  return restoreCase(snapshot([state]), { vertices: [JOB] });
}
const OWN = caseOf(keyGroups(0, 63));
const FOREIGN = caseOf(keyGroups(0, 64));

function seen(first: KeyedStateHandle, second: KeyedStateHandle = keyGroups(64, 127)) {
  const states = [
    { [id(1)]: { managedKeyedState: [first] } },
    { [id(1)]: { rawKeyedState: [second] } },
  ];
  return restoredWith({ vertices: [outcome(JOB, ...states)] });
}
const swapped = restoredWith({
  vertices: [
    outcome(
      JOB,
      { [id(1)]: { rawKeyedState: [keyGroups(0, 63)] } },
      { [id(1)]: { managedKeyedState: [keyGroups(64, 127)] } },
    ),
  ],
});

describe('assign/keeps-keyed-state', () => {
  it.each([
    [OWN, 'ownKeyGroups'],
    [FOREIGN, 'foreignKeyGroups'],
    [caseOf(keyGroups(0, 63), 3), null],
    [restoreCase(null), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(keepsKeyedState.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [OWN, seen(keyGroups(0, 63)), 'held'],
    [OWN, seen(keyGroups(0, 62)), 'broken'],
    [OWN, seen(keyGroups(0, 63), keyGroups(64, 126)), 'broken'],
    [OWN, seen({ ...keyGroups(0, 63), stateHandleId: 'another' }), 'broken'],
    [OWN, swapped, 'broken'],
    [OWN, restoredWith({ vertices: [outcome(JOB, null, null)] }), 'broken'],
    [FOREIGN, seen(keyGroups(0, 64)), 'held'],
    [FOREIGN, seen(keyGroups(0, 63)), 'broken'],
    [FOREIGN, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsKeyedState, subject, answer)).toBe(verdict);
  });
});
