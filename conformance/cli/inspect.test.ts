import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import {
  CHANGELOG_V2,
  KEYED_HANDLES,
  sampleOperator,
  sampleSnapshot,
  NO_STATE,
} from '../../impl/codec/samples/sample.ts';
import { command } from './testing/command.ts';
import { TestFiles } from './testing/files.ts';

const files = new TestFiles();
afterAll(() => files.remove());

describe('inspect, for people', () => {
  it('tells what a file is, and each operator at a glance', async () => {
    const subtasks = sampleOperator(6, CHANGELOG_V2).subtasks;
    const path = files.sample(6, { operators: [{ ...sampleOperator(6, null), subtasks }] });
    const { out, err, exitCode } = await command('inspect', path);
    expect({ err, exitCode }).toEqual({ err: [], exitCode: 0 });
    expect(out[0]).toMatch(/: metadata version 6, [\d,]+ B$/);
    expect(out.slice(1)).toEqual([
      '  checkpoint 7, 1 operator',
      '  properties: none',
      expect.stringMatching(/^ {2}state: .* inline, .* in relative files, .* in absolute files/),
      '  re-encodes to the same bytes',
      '  note: 5 × absolute path: the savepoint does not move as a directory',
      expect.stringMatching(/^ {4}"file:\/owned" at operators\[0\]/),
      expect.stringMatching(/^ {4}/),
      expect.stringMatching(/^ {4}/),
      '    and 2 more',
      '  master state "hook", version 1, 2 B',
      '  operator "count" uid "count-uid" 000102030405060708090a0b0c0d0e0f',
      '    parallelism 2, max parallelism 128; 2 subtasks, 1 finished',
      '    coordinator: 3 B inline, "coordinator"',
      '    managed operator state: 1 subtask, partitionable, 3 B (1 handle) inline',
      '      "list" SPLIT_DISTRIBUTE, 2 elements',
      '    raw operator state: 1 subtask, fileMerging, no bytes',
      expect.stringMatching(
        /^ {4}managed keyed state: 1 subtask, changelogV2, .*, key groups 0–1$/,
      ),
      '    in-flight input data: 1 subtask, 3 B (1 handle) inline',
      '    in-flight output data: 1 subtask, 3 B (1 handle) inline',
    ]);
  });

  it('tells of operators that are finished, and of subtasks that reported nothing', async () => {
    const bare = { ...sampleOperator(6, null), coordinatorState: null, name: '', uid: '' };
    const { out } = await command(
      'inspect',
      files.sample(6, {
        operators: [
          { ...bare, subtasks: { count: -1 } },
          { ...bare, parallelism: 3, subtasks: [NO_STATE] },
        ],
      }),
    );
    expect(out.slice(-4)).toEqual([
      '  operator 000102030405060708090a0b0c0d0e0f',
      '    parallelism 2, max parallelism 128; fully finished',
      '  operator 000102030405060708090a0b0c0d0e0f',
      '    parallelism 3, max parallelism 128; 1 of 3 subtasks reported, 1 without state',
    ]);
  });

  it('shows each subtask and each file if asked', async () => {
    const { out } = await command('inspect', '--subtasks', files.sample(6));
    const text = out.join('\n');
    expect(text).toContain('subtask 1: finished');
    expect(text).toContain('"list" SPLIT_DISTRIBUTE, 2 elements');
    expect(text).toContain('file beside the metadata "part-1", unknown size');
    expect(text).toContain('shared "1.sst": file "file:/data/state", 10 B');
    expect(text).toContain('segment of "file:/data/merged" from 0, 5 B');
  });

  it('leaves the operators out of a summary', async () => {
    const { out } = await command('inspect', '--summary', files.sample(6));
    expect(out.some((line) => line.startsWith('  operator'))).toBe(false);
    expect(out[1]).toBe('  checkpoint 7, 11 operators');
  });

  it('says why a file is refused, and goes on', async () => {
    const whole = files.sample(4);
    const cut = files.written('cut', readFileSync(whole).subarray(0, 100));
    const { out, exitCode } = await command('inspect', cut, whole);
    expect(exitCode).toBe(1);
    expect(out.slice(0, 5)).toEqual([
      `${cut}: refused, metadata version 4, 100 B`,
      '  TRUNCATED: The file ends inside a field.',
      '  field operators[0].subtasks[0]',
      expect.stringMatching(/^ {2}at offset \d+ \(0x[0-9a-f]+\): /),
      '  `savepoint-spec explain TRUNCATED` tells what Flink throws.',
    ]);
    expect(out[5]).toMatch(/: metadata version 4/);
  });

  it('obeys no control characters that a file holds', async () => {
    const operators = [{ ...sampleOperator(6, null), name: 'a\u001b[2J\u009b\u202eb' }];
    const { out } = await command('inspect', files.sample(6, { operators }));
    expect(out.join('\n')).toContain(String.raw`"a\u001b[2J\u009b\u202eb"`);
  });

  it('reads as a release does', async () => {
    const path = files.sample(6);
    const { out, exitCode } = await command('inspect', '--profile', 'flink-2.0', path);
    expect(exitCode).toBe(1);
    expect(out[1]).toContain('VERSION_UNKNOWN');
    expect((await command('inspect', '--profile', 'flink-2.1', path)).exitCode).toBe(0);
  });
});

describe('inspect, paths', () => {
  it('takes directories and files, and names what is not there', async () => {
    const directory = join(files.root, 'chk-1');
    mkdirSync(directory);
    writeFileSync(join(directory, '_metadata'), encodeRaw(sampleSnapshot(2)));
    mkdirSync(join(files.root, 'none'));
    const paths = ['chk-1', 'chk-1/_metadata', 'none', '', 'nothing'].map((name) =>
      join(files.root, name),
    );
    const { out, err, exitCode } = await command('inspect', '--summary', ...paths);
    expect(exitCode).toBe(3);
    expect(out.filter((line) => line.includes('metadata version 2'))).toHaveLength(2);
    expect(err).toEqual([
      `${paths[2]}: there is no _metadata in this directory`,
      `${paths[3]}: there is no _metadata in this directory, but in those below it: chk-1`,
      `${paths[4]}: there is no such file or directory`,
    ]);
  });

  it('are an error, not a refusal, where they cannot be read', async () => {
    const refused = files.written('refused', Buffer.of(1));
    const there = files.nothing;
    expect((await command('inspect', refused)).exitCode).toBe(1);
    expect((await command('inspect', refused, there)).exitCode).toBe(3);
    expect((await command('inspect', there, refused)).exitCode).toBe(3);
    expect((await command('inspect', '/dev/null')).err).toEqual([
      '/dev/null: /dev/null is not a file',
    ]);
    const { out } = await command('inspect', '--json', there);
    expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        schemaVersion: 1,
        path: there,
        verdict: 'error',
        error: 'there is no such file or directory',
      },
    ]);
  });
});

describe('inspect, nesting', () => {
  /** A file whose keyed handle is nested so deep, and which ends there. */
  function nested(levels: number): string {
    const whole = encodeRaw({
      ...sampleSnapshot(6),
      operators: [sampleOperator(6, KEYED_HANDLES[7]!)],
    });
    const start = whole.indexOf(Buffer.of(7, 0, 0, 0, 0, 0, 0, 0, 2));
    const opened = Buffer.alloc(21);
    opened[0] = 14;
    opened.writeInt32BE(1, 5);
    opened.writeInt32BE(1, 17);
    return files.written(
      'nested',
      Buffer.concat([whole.subarray(0, start), Buffer.alloc(21 * levels, opened)]),
    );
  }

  it('is refused beyond the limit, whatever the file', async () => {
    const { out, exitCode } = await command('inspect', nested(200_000));
    expect(exitCode).toBe(1);
    expect(out[1]).toContain('NESTING_TOO_DEEP');
    expect(Math.max(...out.map((line) => line.length))).toBeLessThan(500);
  });

  it('goes as deep as is asked for, and is an error where there is no stack for it', async () => {
    const path = nested(1_100);
    expect((await command('inspect', path)).out[1]).toContain('NESTING_TOO_DEEP');
    expect((await command('inspect', '--max-depth', '1200', path)).out[1]).toContain('TRUNCATED');
    const { err, exitCode } = await command('inspect', '--max-depth', '900000', nested(200_000));
    expect(exitCode).toBe(3);
    expect(err[0]).toContain('take a --max-depth below 900000');
  });
});

describe('inspect, wrong use', () => {
  it.each([
    [['--json', '--bytes']],
    [['--json', '--subtasks']],
    [['--summary', '--bytes']],
    [['--max-depth', '0']],
    [['--max-depth', 'many']],
    [['--profile', 'flink-9.9']],
    [['--no-such-option']],
  ])('%j', async (flags) => {
    const { out, err, exitCode } = await command('inspect', ...flags, files.sample(2));
    expect({ out, exitCode }).toEqual({ out: [], exitCode: 2 });
    expect(err.join('')).not.toBe('');
  });

  it('without a path', async () => {
    expect((await command('inspect')).exitCode).toBe(2);
  });

  it('help tells the options and the exit codes', async () => {
    const { out, exitCode } = await command('inspect', '--help');
    expect(exitCode).toBe(0);
    for (const option of [
      '--summary',
      '--subtasks',
      '--bytes',
      '--json',
      '--profile',
      '--max-depth',
    ]) {
      expect(out.join('\n')).toContain(option);
    }
    expect(out.join('\n')).toContain('Exits with 1');
  });
});
