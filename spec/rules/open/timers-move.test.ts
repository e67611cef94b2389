import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { holding, savepointCase, STATES } from '../testing/opened-case.ts';
import { timersMoveOnTheHeap } from './timers-move.ts';

describe('open/timers-move', () => {
  it.each([
    [savepointCase({ setup: { timers: 'heap' } }), 'moves', '1.13'],
    [savepointCase({ savepoint: false, setup: { timers: 'heap' } }), 'refuses', '1.12'],
    [savepointCase(), 'stays', '2.3'],
    [savepointCase({ savepoint: false }), 'stays', '1.12'],
    [savepointCase({ backend: 'hashmap', setup: { timers: 'heap' } }), null, '2.3'],
    [savepointCase({ setup: { timers: 'heap' }, written: { states: [STATES[0]!] } }), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(timersMoveOnTheHeap.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [savepointCase({ setup: { timers: 'heap' } }), holding(STATES), 'held', '2.3'],
    [savepointCase({ setup: { timers: 'heap' } }), holding([STATES[0]!]), 'broken', '2.3'],
    [savepointCase(), holding(STATES), 'held', '2.3'],
    [savepointCase(), refusedWith('TIMERS_NOT_MOVABLE'), 'broken', '2.3'],
    [
      savepointCase({ setup: { timers: 'heap' } }),
      refusedWith('TIMERS_NOT_MOVABLE'),
      'broken',
      '2.3',
    ],
    [
      savepointCase({ savepoint: false, setup: { timers: 'heap' } }),
      refusedWith('TIMERS_NOT_MOVABLE'),
      'held',
      '1.12',
    ],
    [
      savepointCase({ savepoint: false, setup: { timers: 'heap' } }),
      holding(STATES),
      'broken',
      '1.12',
    ],
  ] as const)('judges case %#', (subject, answer, verdict, release) => {
    expect(verdictOf(timersMoveOnTheHeap, subject, answer, profile(`flink-${release}`))).toBe(
      verdict,
    );
  });
});
