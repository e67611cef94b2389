import { describe, expect, it } from 'vitest';
import { STATE_BACKENDS } from '../../model/backend.ts';
import { profile } from '../../testing/small-case.ts';
import { changelogOf, INCREMENTAL, KEY_GROUPS, openCase, SAVEPOINT } from '../testing/open-case.ts';
import { areAll, classesAsGiven, hasChangelog, plainBackend } from './keyed-backends.ts';

describe('a state backend', () => {
  it('is plain or stands below its changelog', () => {
    expect(STATE_BACKENDS.map(plainBackend)).toEqual([
      'hashmap',
      'rocksdb',
      'hashmap',
      'rocksdb',
      'forst',
    ]);
    expect(STATE_BACKENDS.filter(hasChangelog)).toEqual([
      'changelog(hashmap)',
      'changelog(rocksdb)',
    ]);
  });

  const given = (release: string, ...[backend, ...handles]: Parameters<typeof openCase>) =>
    classesAsGiven(openCase(backend, ...handles).request, profile(`flink-${release}`));

  it('sees the classes of its handles in their order', () => {
    expect(given('2.3', 'hashmap', INCREMENTAL, KEY_GROUPS)).toEqual(['incremental', 'keyGroups']);
    expect(given('1.16', 'changelog(hashmap)', KEY_GROUPS)).toEqual(['keyGroups']);
    expect(given('1.15', 'changelog(hashmap)', SAVEPOINT)).toEqual(['savepoint']);
    expect(given('2.3', 'hashmap')).toEqual([]);
  });

  it('sees others where a changelog comes between, or none where the release lacks it', () => {
    expect(given('2.3', 'hashmap', KEY_GROUPS, changelogOf(KEY_GROUPS))).toBeNull();
    expect(given('1.15', 'changelog(hashmap)', SAVEPOINT, KEY_GROUPS)).toBeNull();
    expect(given('1.14', 'changelog(hashmap)', SAVEPOINT)).toBeNull();
    expect(given('1.20', 'forst', INCREMENTAL)).toBeNull();
  });
});

describe('classes', () => {
  it('are all of one where there are any', () => {
    expect(areAll('savepoint', ['savepoint', 'savepoint'])).toBe(true);
    expect(areAll('savepoint', ['savepoint', 'keyGroups'])).toBe(false);
    expect(areAll('savepoint', [])).toBe(false);
  });
});
