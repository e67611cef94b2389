import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { holding, openedCase, savepointCase, STATES } from '../testing/opened-case.ts';
import { formatsDoNotCross } from './formats-do-not-cross.ts';

describe('open/formats-do-not-cross', () => {
  it.each([
    [openedCase({ backend: 'rocksdb' }), 'heapAsFull', '2.3'],
    [openedCase({ savepoint: true }), 'heapAsFull', '2.3'],
    [openedCase({ written: { format: 'full' } }), 'fullAsHeap', '1.11'],
    [openedCase(), null, '2.3'],
    [savepointCase(), null, '2.3'],
    [openedCase({ backend: 'rocksdb', setup: { keySerializer: 'long' } }), null, '2.3'],
    [openedCase({ backend: 'rocksdb', setup: { timers: 'heap' } }), null, '2.3'],
    [openedCase({ backend: 'rocksdb', written: { damage: 'cut' } }), null, '2.3'],
    [openedCase({ backend: 'rocksdb', setup: { keyGroups: { start: 0, end: 0 } } }), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(formatsDoNotCross.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openedCase({ backend: 'rocksdb' }), refusedWith('STATE_FILE_BROKEN'), 'held', '2.3'],
    [openedCase({ backend: 'rocksdb' }), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken', '2.3'],
    [openedCase({ backend: 'rocksdb' }), holding(STATES), 'broken', '2.3'],
  ] as const)('judges case %#', (subject, answer, verdict, release) => {
    expect(verdictOf(formatsDoNotCross, subject, answer, profile(`flink-${release}`))).toBe(
      verdict,
    );
  });
});
