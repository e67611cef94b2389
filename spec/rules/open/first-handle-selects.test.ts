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
import { firstHandleSelects } from './first-handle-selects.ts';

describe('open/first-handle-selects', () => {
  it.each([
    [openCase('rocksdb', INCREMENTAL, KEY_GROUPS), 'incrementalFirst', '2.3'],
    [openCase('forst', INCREMENTAL, SAVEPOINT), 'incrementalFirst', '2.3'],
    [openCase('rocksdb', KEY_GROUPS, INCREMENTAL), 'incrementalAmongOthers', '1.11'],
    [openCase('hashmap', INCREMENTAL, KEY_GROUPS), 'incrementalAmongOthers', '2.3'],
    [openCase('changelog(hashmap)', SAVEPOINT, INCREMENTAL), 'incrementalAmongOthers', '2.3'],
    [openCase('changelog(hashmap)', SAVEPOINT, INCREMENTAL), null, '1.15'],
    [openCase('hashmap', SAVEPOINT, KEY_GROUPS), 'bytesDecide', '2.3'],
    [openCase('rocksdb', KEY_GROUPS, SAVEPOINT), 'bytesDecide', '2.3'],
    [openCase('forst', KEY_GROUPS, INCREMENTAL), null, '2.3'],
    [openCase('rocksdb', INCREMENTAL, changelogOf(KEY_GROUPS)), null, '2.3'],
    [openCase('rocksdb', KEY_GROUPS, KEY_GROUPS), null, '2.3'],
    [openCase('rocksdb'), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(firstHandleSelects.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openCase('rocksdb', INCREMENTAL, KEY_GROUPS), refusedWith('HANDLE_CLASSES_MIXED'), 'held'],
    [
      openCase('rocksdb', INCREMENTAL, KEY_GROUPS),
      refusedWith('HANDLE_CLASS_UNEXPECTED'),
      'broken',
    ],
    [openCase('rocksdb', INCREMENTAL, KEY_GROUPS), openedBy('bytes'), 'broken'],
    [openCase('rocksdb', KEY_GROUPS, INCREMENTAL), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'held'],
    [openCase('rocksdb', KEY_GROUPS, INCREMENTAL), refusedWith('HANDLE_CLASSES_MIXED'), 'broken'],
    [openCase('rocksdb', KEY_GROUPS, SAVEPOINT), openedBy('bytes'), 'held'],
    [openCase('rocksdb', KEY_GROUPS, SAVEPOINT), openedBy('classes'), 'broken'],
    [openCase('rocksdb', KEY_GROUPS, SAVEPOINT), refusedWith('HANDLE_CLASSES_MIXED'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(firstHandleSelects, subject, answer, profile('flink-2.3'))).toBe(verdict);
  });
});
