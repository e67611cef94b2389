import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { openCase, KEY_GROUPS } from '../testing/open-case.ts';
import { holding, openedCase, savepointCase, STATES } from '../testing/opened-case.ts';
import { holdsWhatWasWritten } from './holds-what-was-written.ts';

describe('open/holds-what-was-written', () => {
  it.each([
    [openedCase(), 'heapByHashmap', '2.3'],
    [savepointCase(), 'fullByRocksdb', '2.3'],
    [savepointCase({ savepoint: false }), 'fullByRocksdb', '1.11'],
    [savepointCase({ backend: 'hashmap' }), 'fullByHashmap', '2.3'],
    [savepointCase({ backend: 'changelog(hashmap)' }), 'fullByHashmap', '1.15'],
    [openedCase({ backend: 'changelog(hashmap)' }), null, '1.15'],
    [openedCase({ backend: 'rocksdb' }), null, '2.3'],
    [openedCase({ backend: 'forst' }), null, '2.3'],
    [openedCase({ setup: { keyGroups: { start: 0, end: 0 } } }), null, '2.3'],
    [openedCase({ setup: { keySerializer: 'long' } }), null, '2.3'],
    [openedCase({ written: { damage: 'cut' } }), null, '2.3'],
    [savepointCase({ setup: { timers: 'heap' } }), null, '2.3'],
    [openCase('hashmap', KEY_GROUPS), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(holdsWhatWasWritten.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openedCase(), holding(STATES), 'held', '2.3'],
    [openedCase(), holding([STATES[0]!]), 'broken', '2.3'],
    [
      openedCase(),
      holding([...STATES, { name: 'more', kind: 'map', keyGroups: [] }]),
      'broken',
      '2.3',
    ],
    [openedCase(), holding([STATES[0]!, { ...STATES[1]!, keyGroups: [] }]), 'broken', '2.3'],
    [openedCase(), holding([STATES[0]!, { ...STATES[1]!, kind: 'value' }]), 'broken', '2.3'],
    [openedCase(), { kind: 'result', result: { decidedBy: 'bytes' } }, 'broken', '2.3'],
    [openedCase(), refusedWith('STATE_FILE_BROKEN'), 'broken', '2.3'],
  ] as const)('judges case %#', (subject, answer, verdict, release) => {
    expect(verdictOf(holdsWhatWasWritten, subject, answer, profile(`flink-${release}`))).toBe(
      verdict,
    );
  });
});
