import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { openCase, KEY_GROUPS } from '../testing/open-case.ts';
import { holding, openedCase, savepointCase, STATES } from '../testing/opened-case.ts';
import { keySerializersMatch } from './key-serializers-match.ts';

describe('open/key-serializers-match', () => {
  it.each([
    [openedCase({ setup: { keySerializer: 'long' } }), 'refuses', '2.3'],
    [savepointCase({ setup: { keySerializer: 'string' } }), 'refuses', '1.13'],
    [openedCase(), 'alike', '2.3'],
    [openedCase({ backend: 'rocksdb' }), 'alike', '2.3'],
    [openedCase({ written: { damage: 'missing' } }), null, '2.3'],
    [openCase('hashmap', KEY_GROUPS), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(keySerializersMatch.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [
      openedCase({ setup: { keySerializer: 'long' } }),
      refusedWith('KEY_SERIALIZER_INCOMPATIBLE'),
      'held',
      '2.3',
    ],
    [
      openedCase({ setup: { keySerializer: 'long' } }),
      refusedWith('STATE_FILE_BROKEN'),
      'broken',
      '2.3',
    ],
    [openedCase({ setup: { keySerializer: 'long' } }), holding(STATES), 'broken', '2.3'],
    [openedCase(), holding(STATES), 'held', '2.3'],
    [openedCase(), refusedWith('STATE_FILE_BROKEN'), 'held', '2.3'],
    [openedCase(), refusedWith('KEY_SERIALIZER_INCOMPATIBLE'), 'broken', '2.3'],
  ] as const)('judges case %#', (subject, answer, verdict, release) => {
    expect(verdictOf(keySerializersMatch, subject, answer, profile(`flink-${release}`))).toBe(
      verdict,
    );
  });
});
