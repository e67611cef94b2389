import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../report/report.ts';
import { command } from '../testing/command.ts';

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'forks-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string): string => join(root, name);
const reportText = (name: string): string =>
  readFileSync(join(folder(name), 'report.json'), 'utf8');

function fileOf(name: string, content: object): string {
  const file = join(root, name);
  writeFileSync(file, JSON.stringify({ schemaVersion: 1, ...content }));
  return file;
}

/** A run of a fork of which a failure is known, and in which others are left. */
function run(name: string, ...more: string[]): ReturnType<typeof command> {
  const known = fileOf('known.json', {
    expected: [
      { rule: 'open/canonical-*', reason: 'the mutant does that' },
      { rule: 'open/no-handle-*', reason: 'nothing of the sort' },
      { rule: 'assign/*', reason: 'not asked here' },
    ],
  });
  const fork = fileOf('fork.json', {
    name: 'our fork',
    base: 'flink-2.3.0',
    set: { 'backends.changelog': { value: 'savepointsOnly', reason: 'ours migrates nothing' } },
  });
  const mutant = ['--adapter', 'mutant:canonical-savepoints-are-heap-bytes', '--seed', '7'];
  const options = ['--rule', 'open/*', '--cases', '1000', '--shrink', '50'];
  const files = ['--expect', known, '--dialect', fork, '--out', folder(name)];
  return command('run', ...mutant, ...options, ...files, ...more);
}

describe('a run of a fork with known failures', { timeout: 120_000 }, () => {
  let whole = '';
  beforeAll(async () => {
    await run('whole');
    whole = reportText('whole');
  }, 120_000);

  it('counts them apart, and tells what became of each', () => {
    const { totals, expectations, dialect, failures } = JSON.parse(whole) as Report;
    expect(totals.known).toBeGreaterThan(0);
    expect(totals.failed).toBeGreaterThan(0);
    expect(expectations!.map(({ status }) => status)).toEqual(['fails', 'passes', 'not judged']);
    expect(dialect!.name).toBe('our fork');
    expect(new Set(failures.map(({ known }) => known === undefined)).size).toBe(2);
  });

  it('ends with the same report along two lanes', async () => {
    await run('lanes', '-j', '2');
    expect(reportText('lanes')).toBe(whole);
  });

  it('ends with the same report from shards, from their reports and from their events', async () => {
    for (const shard of ['1', '2']) await run(`shard ${shard}`, '--shard', `${shard}/2`);
    const given = [folder('shard 1'), join(folder('shard 2'), 'events.ndjson')];
    await command('merge', ...given, '--out', folder('merged'));
    expect(reportText('merged')).toBe(whole);
  });

  it('ends with the same report when it is resumed', async () => {
    await run('resumed');
    const file = join(folder('resumed'), 'events.ndjson');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${lines.slice(0, Math.floor(lines.length / 2)).join('\n')}\n`);
    rmSync(join(folder('resumed'), 'failures'), { recursive: true });
    await run('resumed', '--resume');
    expect(reportText('resumed')).toBe(whole);
  });

  it('is no run of the release, nor of one without known failures', async () => {
    const other = (name: string, change: object): string => {
      const report = { ...(JSON.parse(reportText('shard 2')) as object), ...change };
      return fileOf(name, report);
    };
    for (const [change, said] of [
      [{ dialect: undefined }, 'different dialects'],
      [{ expectations: undefined }, 'different known failures'],
    ] as const) {
      const given = [folder('shard 1'), other('other.json', change)];
      const { exitCode, err } = await command('merge', ...given, '--out', folder('none'));
      expect([exitCode, err.join('\n')]).toEqual([2, expect.stringContaining(said)]);
    }
  });
});
