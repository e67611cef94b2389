import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { holding, openedCase, savepointCase, STATES } from '../testing/opened-case.ts';
import { foreignKeyGroups } from './foreign-key-groups.ts';

/** The first key group alone is the subtask's own. */
const FIRST = { keyGroups: { start: 0, end: 0 } };

/** What is in it. */
const FIRST_STATES = STATES.map((state) => ({
  ...state,
  keyGroups: state.keyGroups.filter(({ keyGroup }) => keyGroup === 0),
}));

describe('open/foreign-key-groups', () => {
  it.each([
    [openedCase({ setup: FIRST }), 'skipsHeap', '1.13'],
    [openedCase({ setup: FIRST }), 'refusesHeap', '1.12'],
    [savepointCase({ setup: FIRST }), 'refusesFull', '2.3'],
    [savepointCase({ savepoint: false, setup: FIRST }), 'refusesFull', '1.11'],
    [openedCase(), null, '2.3'],
    [openedCase({ setup: { ...FIRST, keySerializer: 'long' } }), null, '2.3'],
    [openedCase({ backend: 'rocksdb', setup: FIRST }), null, '2.3'],
    [savepointCase({ setup: { ...FIRST, timers: 'heap' } }), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(foreignKeyGroups.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openedCase({ setup: FIRST }), holding(FIRST_STATES), 'held', '2.3'],
    [openedCase({ setup: FIRST }), holding(STATES), 'broken', '2.3'],
    [openedCase({ setup: FIRST }), refusedWith('KEY_GROUP_OUTSIDE'), 'broken', '2.3'],
    [openedCase({ setup: FIRST }), refusedWith('KEY_GROUP_OUTSIDE'), 'held', '1.12'],
    [openedCase({ setup: FIRST }), holding(FIRST_STATES), 'broken', '1.12'],
    [savepointCase({ setup: FIRST }), refusedWith('KEY_GROUP_OUTSIDE'), 'held', '2.3'],
    [savepointCase({ setup: FIRST }), holding(FIRST_STATES), 'broken', '2.3'],
  ] as const)('judges case %#', (subject, answer, verdict, release) => {
    expect(verdictOf(foreignKeyGroups, subject, answer, profile(`flink-${release}`))).toBe(verdict);
  });
});
