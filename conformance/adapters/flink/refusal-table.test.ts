import { describe, expect, it } from 'vitest';
import { NEWEST_RELEASES } from '../../../spec/profiles/releases.ts';
import { refusalTable } from './refusal-table.ts';
import type { RefusalEntry } from './refusal-table.ts';

/** The parts of a message that are the same in every exception. */
function literalOf({ message }: RefusalEntry): string {
  return (message ?? '').replaceAll(/<[^<>]+>/g, '').trim();
}

/** So many characters in common are no accident. */
const TELLING_LENGTH = 8;

describe.each(NEWEST_RELEASES)('the table of refusals of %s', (release) => {
  const table = refusalTable(release).filter(({ stage }) => stage !== 'open');

  it('has no entry that would take any exception of a class, wherever it comes from', () => {
    const loose = table.filter(
      (entry) =>
        literalOf(entry).length < TELLING_LENGTH &&
        entry.at === undefined &&
        entry.within === undefined,
    );
    expect(loose).toEqual([]);
  });

  it('has no two codes for one exception from one place', () => {
    const codes = new Map<string, Set<string>>();
    for (const { code, stage: _stage, ...seen } of table) {
      const key = JSON.stringify(seen);
      codes.set(key, (codes.get(key) ?? new Set()).add(code));
    }
    const ambiguous = [...codes.values()]
      .filter(({ size }) => size > 1)
      .map((set) => Array.from(set));
    // What 1.14 trips over is in one expression.
    const known = [['CHANGELOG_BASE_MISSING', 'CHANGELOG_DELTA_MISSING']];
    expect(ambiguous).toEqual(release.startsWith('1.14.') ? known : []);
  });
});

it('tells no bounds of releases: they are settled', () => {
  expect(refusalTable('1.20.5').some((entry) => 'since' in entry || 'until' in entry)).toBe(false);
});

describe('what is told by its place alone', () => {
  it('is what broken state files bring about, where a restore operation reads them', () => {
    for (const release of NEWEST_RELEASES) {
      const anywhere = refusalTable(release).filter(({ exception }) => exception === null);
      expect(new Set(anywhere.map(({ code }) => code))).toEqual(new Set(['STATE_FILE_BROKEN']));
      for (const { within } of anywhere) expect(within).toMatch(/RestoreOperation#restore$/);
    }
  });
});

it.each(['1.12.7', '1.19.3'])('tells classes that do not mix by their place in %s', (release) => {
  const mixed = refusalTable(release).filter(({ code }) => code === 'HANDLE_CLASSES_MIXED');
  const other = refusalTable(release).find(({ code }) => code === 'HANDLE_CLASS_UNEXPECTED')!;
  for (const { message, within } of mixed) {
    expect(message).toBe(other.message);
    expect(within).toBe('RocksDBIncrementalRestoreOperation#restore');
  }
});
