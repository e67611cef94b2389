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
import { incremental } from '../testing/keyed-handles.ts';
import { handsIncrementalStateOnWhole } from './hands-incremental-state-on-whole.ts';

const JOB = vertex(1, { parallelism: 2 });
const caseOf = (handle: KeyedStateHandle) => {
  const entries = subtasks({ rawKeyedState: [handle] });
  return restoreCase(snapshot([operator(1, { subtasks: entries })]), { vertices: [JOB] });
};
const SEVERAL = caseOf(incremental(0, 64));
const ONE = caseOf(incremental(0, 63));

function seen(first: KeyedStateHandle | null, second: KeyedStateHandle | null) {
  const states = [first, second].map((handle) => {
    return { [id(1)]: { rawKeyedState: handle === null ? [] : [handle] } };
  });
  return restoredWith({ vertices: [outcome(JOB, ...states)] });
}

describe('assign/hands-incremental-state-on-whole', () => {
  it.each([
    [SEVERAL, 'severalOwners'],
    [ONE, 'oneOwner'],
    [caseOf(keyGroups(0, 63)), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(handsIncrementalStateOnWhole.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [SEVERAL, seen(incremental(0, 64), incremental(0, 64)), 'held'],
    [SEVERAL, seen(incremental(0, 64), null), 'broken'],
    [SEVERAL, seen(incremental(0, 63), incremental(0, 64)), 'broken'],
    [
      SEVERAL,
      seen(incremental(0, 64), { ...incremental(0, 64), stateHandleId: 'another' }),
      'broken',
    ],
    [SEVERAL, seen(incremental(0, 64), { ...incremental(0, 64), shared: [] }), 'broken'],
    [ONE, seen(incremental(0, 63), null), 'held'],
    [ONE, seen(incremental(0, 63), incremental(0, 63)), 'broken'],
    [ONE, refusedWith('COUNTER_OVERFLOW'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(handsIncrementalStateOnWhole, subject, answer)).toBe(verdict);
  });
});
