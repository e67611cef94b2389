import { describe, expect, it } from 'vitest';
import { profile } from '../../testing/small-case.ts';
import { refusedWith, verdictOf } from '../testing/judge.ts';
import { changelogOf, KEY_GROUPS, openCase, openedBy, SAVEPOINT } from '../testing/open-case.ts';
import { canonicalSavepointsCrossBackends } from './canonical-savepoints-cross-backends.ts';

describe('open/canonical-savepoints-cross-backends', () => {
  it.each([
    [openCase('hashmap', SAVEPOINT), 'hashmap', '2.3'],
    [openCase('rocksdb', SAVEPOINT, SAVEPOINT), 'rocksdb', '1.13'],
    [openCase('changelog(hashmap)', SAVEPOINT), 'changelog', '1.15'],
    [openCase('changelog(hashmap)', SAVEPOINT), null, '1.14'],
    [openCase('forst', SAVEPOINT), null, '2.3'],
    [openCase('rocksdb', SAVEPOINT, KEY_GROUPS), null, '2.3'],
    [openCase('rocksdb', changelogOf(SAVEPOINT)), null, '2.3'],
    [openCase('rocksdb'), null, '2.3'],
  ] as const)('has case %# on its side', (subject, side, release) => {
    expect(canonicalSavepointsCrossBackends.side(subject, profile(`flink-${release}`))).toBe(side);
  });

  it.each([
    [openCase('hashmap', SAVEPOINT), openedBy('classes'), 'held'],
    [openCase('hashmap', SAVEPOINT), openedBy('bytes'), 'broken'],
    [openCase('rocksdb', SAVEPOINT), refusedWith('HANDLE_CLASS_UNEXPECTED'), 'broken'],
    [openCase('changelog(rocksdb)', SAVEPOINT), openedBy('classes'), 'held'],
    [
      openCase('changelog(rocksdb)', SAVEPOINT),
      refusedWith('CHANGELOG_RECOVERY_UNSUPPORTED'),
      'broken',
    ],
  ] as const)('judges case %#', (subject, answer, verdict) => {
    expect(verdictOf(canonicalSavepointsCrossBackends, subject, answer, profile('flink-2.3'))).toBe(
      verdict,
    );
  });
});
