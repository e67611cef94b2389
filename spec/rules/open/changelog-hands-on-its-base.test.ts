import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import {
  changelogOf,
  INCREMENTAL,
  KEY_GROUPS,
  openCase,
  openedBy,
  SAVEPOINT,
} from '../testing/open-case.ts';
import { changelogHandsOnItsBase } from './changelog-hands-on-its-base.ts';

describe('open/changelog-hands-on-its-base', () => {
  it.each([
    [openCase('rocksdb', changelogOf(INCREMENTAL), changelogOf(INCREMENTAL)), 'incremental', '2.3'],
    [openCase('hashmap', changelogOf(KEY_GROUPS)), 'keyGroups', '2.3'],
    [openCase('changelog(hashmap)', changelogOf(SAVEPOINT), changelogOf()), 'savepoint', '2.3'],
    [openCase('changelog(hashmap)', changelogOf(INCREMENTAL)), 'refuses', '2.3'],
    [openCase('forst', changelogOf(SAVEPOINT)), 'refuses', '2.3'],
    [openCase('forst', changelogOf(INCREMENTAL)), 'incremental', '2.3'],
    [openCase('forst', changelogOf(INCREMENTAL)), null, '1.20'],
    [openCase('rocksdb', changelogOf()), null, '2.3'],
    [openCase('rocksdb', changelogOf(KEY_GROUPS), KEY_GROUPS), null, '2.3'],
    [openCase('rocksdb', changelogOf(KEY_GROUPS), changelogOf(INCREMENTAL)), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(changelogHandsOnItsBase.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openCase('rocksdb', changelogOf(INCREMENTAL)), openedBy('classes'), 'held'],
    [openCase('rocksdb', changelogOf(INCREMENTAL)), openedBy('bytes'), 'broken'],
    [
      openCase('rocksdb', changelogOf(INCREMENTAL)),
      refusedWith('HANDLE_CLASS_UNEXPECTED'),
      'broken',
    ],
    [openCase('hashmap', changelogOf(KEY_GROUPS)), openedBy('bytes'), 'held'],
    [openCase('hashmap', changelogOf(KEY_GROUPS)), openedBy('classes'), 'broken'],
    [openCase('hashmap', changelogOf(INCREMENTAL)), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'held'],
    [openCase('hashmap', changelogOf(INCREMENTAL)), openedBy('classes'), 'broken'],
    [openCase('forst', changelogOf(SAVEPOINT)), refusedWith('RESTORE_UNSUPPORTED'), 'held'],
    [openCase('forst', changelogOf(SAVEPOINT)), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(changelogHandsOnItsBase, subject, answer, profile('flink-2.3'))).toBe(verdict);
  });
});
