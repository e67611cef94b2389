import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { holding, openedCase, savepointCase, STATES } from '../testing/opened-case.ts';
import { stateFilesAreWhole } from './state-files-are-whole.ts';

describe('open/state-files-are-whole', () => {
  it.each([
    [openedCase({ written: { damage: 'cut' } }), 'cut', '2.3'],
    [savepointCase({ written: { damage: 'missing' } }), 'missing', '1.13'],
    [openedCase({ written: { damage: 'exchanged' } }), 'exchanged', '2.3'],
    [openedCase(), null, '2.3'],
    [openedCase({ backend: 'rocksdb', written: { damage: 'cut' } }), null, '2.3'],
    [openedCase({ setup: { keySerializer: 'long' }, written: { damage: 'cut' } }), null, '2.3'],
    [
      openedCase({ setup: { keyGroups: { start: 0, end: 0 } }, written: { damage: 'cut' } }),
      null,
      '2.3',
    ],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(stateFilesAreWhole.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openedCase({ written: { damage: 'cut' } }), refusedWith('STATE_FILE_BROKEN'), 'held', '2.3'],
    [openedCase({ written: { damage: 'cut' } }), holding(STATES), 'broken', '2.3'],
    [
      openedCase({ written: { damage: 'missing' } }),
      refusedWith('STATE_FILE_MISSING'),
      'held',
      '2.3',
    ],
    [
      openedCase({ written: { damage: 'missing' } }),
      refusedWith('STATE_FILE_BROKEN'),
      'broken',
      '2.3',
    ],
    [openedCase({ written: { damage: 'missing' } }), holding(STATES), 'broken', '2.3'],
    [
      openedCase({ written: { damage: 'exchanged' } }),
      refusedWith('STATE_FILE_BROKEN'),
      'held',
      '2.3',
    ],
    [openedCase({ written: { damage: 'exchanged' } }), holding(STATES), 'broken', '2.3'],
  ] as const)('judges case %#', (subject, answer, verdict, release) => {
    expect(verdictOf(stateFilesAreWhole, subject, answer, profile(`flink-${release}`))).toBe(
      verdict,
    );
  });
});
