import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  operator,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { fromStore, stored, TO_ALL } from '../testing/entry-case.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { keepsConfiguredMaxParallelism } from './keeps-configured-max-parallelism.ts';

const CODE = 'RESTORED_MAX_PARALLELISM_CHANGED';
const STATE = operator(1, { subtasks: subtasks({}) });
const withMax = (maxParallelism: number | null, state = STATE) =>
  fromStore(TO_ALL, [stored([state])], { vertices: [vertex(1, { maxParallelism })] });

describe('entry/keeps-configured-max-parallelism', () => {
  it.each([
    [withMax(64), 'refuses'],
    [withMax(128), 'allows'],
    [withMax(null), null],
    [withMax(64, operator(1)), null],
    [restoreCase(snapshot([STATE]), { vertices: [vertex(1, { maxParallelism: 64 })] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(keepsConfiguredMaxParallelism.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [withMax(64), refusedWith(CODE), 'held'],
    [withMax(64), restoredWith(), 'broken'],
    [withMax(64), refusedWith('MASTER_STATE_UNMATCHED'), 'broken'],
    [withMax(64), refusedWith('STATE_WITHOUT_OPERATOR'), 'notReached'],
    [withMax(128), restoredWith(), 'held'],
    [withMax(128), refusedWith(CODE), 'broken'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(keepsConfiguredMaxParallelism, subject, answer)).toBe(verdict);
  });
});
