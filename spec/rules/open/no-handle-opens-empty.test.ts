import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { changelogOf, KEY_GROUPS, openCase, openedBy } from '../testing/open-case.ts';
import { noHandleOpensEmpty } from './no-handle-opens-empty.ts';

describe('open/no-handle-opens-empty', () => {
  it.each([
    [openCase('hashmap'), 'noHandle', '2.3'],
    [openCase('forst'), 'noHandle', '2.3'],
    [openCase('forst'), null, '1.20'],
    [openCase('rocksdb', changelogOf()), 'emptyBase', '2.3'],
    [openCase('rocksdb', changelogOf()), null, '1.15'],
    [openCase('changelog(rocksdb)', changelogOf(), changelogOf()), 'emptyBase', '1.15'],
    [openCase('rocksdb', changelogOf(), changelogOf(KEY_GROUPS)), null, '2.3'],
    [openCase('rocksdb', KEY_GROUPS), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(noHandleOpensEmpty.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openCase('hashmap'), openedBy('classes'), 'held'],
    [openCase('hashmap'), openedBy('bytes'), 'broken'],
    [openCase('hashmap'), refusedWith('RESTORE_UNSUPPORTED'), 'broken'],
    [openCase('rocksdb', changelogOf()), openedBy('classes'), 'held'],
    [openCase('rocksdb', changelogOf()), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(noHandleOpensEmpty, subject, answer, profile('flink-2.3'))).toBe(verdict);
  });
});
