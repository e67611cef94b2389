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
import { forstOpensItsOwnFiles } from './forst-opens-its-own-files.ts';

describe('open/forst-opens-its-own-files', () => {
  it.each([
    [openCase('forst', INCREMENTAL, INCREMENTAL), 'opens'],
    [openCase('forst', SAVEPOINT), 'refuses'],
    [openCase('forst', KEY_GROUPS, INCREMENTAL), 'refuses'],
    [openCase('forst', INCREMENTAL, KEY_GROUPS), null],
    [openCase('forst', changelogOf(KEY_GROUPS)), null],
    [openCase('forst'), null],
    [openCase('rocksdb', SAVEPOINT), null],
  ] as const)('has case %# on its side', (subject, side) => {
    expect(forstOpensItsOwnFiles.side(subject, profile('flink-2.3'))).toBe(side);
  });

  it.each([
    [openCase('forst', INCREMENTAL), openedBy('classes'), 'held'],
    [openCase('forst', INCREMENTAL), refusedWith('RESTORE_UNSUPPORTED'), 'broken'],
    [openCase('forst', SAVEPOINT), refusedWith('RESTORE_UNSUPPORTED'), 'held'],
    [openCase('forst', SAVEPOINT), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
    [openCase('forst', SAVEPOINT), openedBy('classes'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(forstOpensItsOwnFiles, subject, answer, profile('flink-2.3'))).toBe(verdict);
  });
});
