import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { changelogOf, INCREMENTAL, KEY_GROUPS, openCase, openedBy } from '../testing/open-case.ts';
import { incrementalNeedsADatabase } from './incremental-needs-a-database.ts';

describe('open/incremental-needs-a-database', () => {
  it.each([
    [openCase('rocksdb', INCREMENTAL), 'opens', '2.3'],
    [openCase('forst', INCREMENTAL), 'opens', '2.3'],
    [openCase('changelog(rocksdb)', INCREMENTAL), 'opens', '1.16'],
    [openCase('changelog(rocksdb)', INCREMENTAL), null, '1.15'],
    [openCase('hashmap', INCREMENTAL, INCREMENTAL), 'refuses', '1.11'],
    [openCase('changelog(hashmap)', INCREMENTAL), 'refuses', '2.3'],
    [openCase('rocksdb', INCREMENTAL, KEY_GROUPS), null, '2.3'],
    [openCase('rocksdb', changelogOf(INCREMENTAL)), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(incrementalNeedsADatabase.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openCase('rocksdb', INCREMENTAL), openedBy('classes'), 'held'],
    [openCase('rocksdb', INCREMENTAL), openedBy('bytes'), 'broken'],
    [openCase('rocksdb', INCREMENTAL), refusedWith('HANDLE_CLASSES_MIXED'), 'broken'],
    [openCase('hashmap', INCREMENTAL), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'held'],
    [openCase('hashmap', INCREMENTAL), refusedWith('RESTORE_UNSUPPORTED'), 'broken'],
    [openCase('hashmap', INCREMENTAL), openedBy('classes'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(incrementalNeedsADatabase, subject, answer, profile('flink-2.3'))).toBe(
      verdict,
    );
  });
});
