import { describe, expect, it } from 'vitest';
import {
  FLINK_2_3,
  id,
  keyGroups,
  operator,
  profile,
  restoreCase,
  snapshot,
  subtasks,
  vertex,
} from '../../testing/small-case.ts';
import { outcome } from '../testing/assigned.ts';
import { refusedWith, restoredWith, verdictOf } from '../testing/judge.ts';
import { restoresVerticesWithEntries } from './restores-vertices-with-entries.ts';

const JOB = vertex(1);
const KEYED = { managedKeyedState: [keyGroups(0, 127)] };
const caseOf = (...entries: Parameters<typeof subtasks>) =>
  restoreCase(snapshot([operator(1, { subtasks: subtasks(...entries) })]), { vertices: [JOB] });
const EMPTY = caseOf({});
const STATE = caseOf(KEYED);
const NONE = caseOf();

const STARTS = restoredWith({ vertices: [outcome(JOB, null)] });
const IS_RESTORED = restoredWith({ vertices: [outcome(JOB, { [id(1)]: KEYED })] });
const IS_RESTORED_EMPTY = restoredWith({ vertices: [outcome(JOB, {})] });

describe('assign/restores-vertices-with-entries', () => {
  it.each([
    [EMPTY, 'withEntries'],
    [STATE, 'withEntries'],
    [NONE, 'withoutEntries'],
    [restoreCase(null, { vertices: [JOB] }), null],
  ] as const)('has case %# on its side %s', (subject, side) => {
    expect(restoresVerticesWithEntries.side(subject, FLINK_2_3)).toBe(side);
  });

  it.each([
    [EMPTY, IS_RESTORED_EMPTY, 'held'],
    [EMPTY, STARTS, 'broken'],
    [STATE, IS_RESTORED, 'held'],
    [STATE, STARTS, 'broken'],
    [STATE, restoredWith({ vertices: [] }), 'broken'],
    [NONE, STARTS, 'held'],
    [NONE, IS_RESTORED_EMPTY, 'broken'],
    [NONE, refusedWith('NON_RESTORED_STATE'), 'notReached'],
  ] as const)('judges case %#: %o %s', (subject, answer, verdict) => {
    expect(verdictOf(restoresVerticesWithEntries, subject, answer)).toBe(verdict);
  });

  it('leaves open before 1.15 whether tasks without state are restored', () => {
    const as = profile('flink-1.13');
    expect(verdictOf(restoresVerticesWithEntries, EMPTY, STARTS, as)).toBe('held');
    expect(verdictOf(restoresVerticesWithEntries, STATE, STARTS, as)).toBe('broken');
  });
});
