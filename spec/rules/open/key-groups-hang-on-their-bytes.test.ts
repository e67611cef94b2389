import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { KEY_GROUPS, openCase, openedBy, SAVEPOINT } from '../testing/open-case.ts';
import { keyGroupsHangOnTheirBytes } from './key-groups-hang-on-their-bytes.ts';

describe('open/key-groups-hang-on-their-bytes', () => {
  it.each([
    [openCase('hashmap', KEY_GROUPS), 'hashmap', '2.3'],
    [openCase('rocksdb', KEY_GROUPS, KEY_GROUPS), 'rocksdb', '1.11'],
    [openCase('changelog(rocksdb)', KEY_GROUPS), 'rocksdb', '1.16'],
    [openCase('changelog(rocksdb)', KEY_GROUPS), null, '1.15'],
    [openCase('forst', KEY_GROUPS), null, '2.3'],
    [openCase('rocksdb', KEY_GROUPS, SAVEPOINT), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(keyGroupsHangOnTheirBytes.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openCase('hashmap', KEY_GROUPS), openedBy('bytes'), 'held'],
    [openCase('hashmap', KEY_GROUPS), openedBy('classes'), 'broken'],
    [openCase('rocksdb', KEY_GROUPS), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(keyGroupsHangOnTheirBytes, subject, answer, profile('flink-2.3'))).toBe(
      verdict,
    );
  });
});
