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
import { changelogKeepsToItself } from './changelog-keeps-to-itself.ts';

describe('open/changelog-keeps-to-itself', () => {
  it.each([
    [openCase('changelog(rocksdb)', INCREMENTAL), 'refusesOthers'],
    [openCase('changelog(rocksdb)', SAVEPOINT, KEY_GROUPS), 'refusesOthers'],
    [openCase('changelog(hashmap)', SAVEPOINT, changelogOf(KEY_GROUPS)), 'allows'],
    [openCase('rocksdb', changelogOf(INCREMENTAL)), 'isRefused'],
    [openCase('rocksdb', INCREMENTAL), null],
    [openCase('changelog(rocksdb)'), null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(changelogKeepsToItself.side(subject, profile('flink-1.15'))).toBe(side);
  });

  it.each([
    [
      openCase('changelog(rocksdb)', INCREMENTAL),
      refusedWith('CHANGELOG_RECOVERY_UNSUPPORTED'),
      'held',
    ],
    [openCase('changelog(rocksdb)', INCREMENTAL), openedBy('classes'), 'broken'],
    [openCase('changelog(rocksdb)', SAVEPOINT), openedBy('classes'), 'held'],
    [
      openCase('changelog(rocksdb)', SAVEPOINT),
      refusedWith('CHANGELOG_RECOVERY_UNSUPPORTED'),
      'broken',
    ],
    [openCase('rocksdb', changelogOf(INCREMENTAL)), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'held'],
    [openCase('rocksdb', changelogOf(INCREMENTAL)), openedBy('classes'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(changelogKeepsToItself, subject, answer, profile('flink-1.15'))).toBe(verdict);
  });
});
