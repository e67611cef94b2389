import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS, METADATA_VERSIONS } from '../../spec/format/metadata.ts';
import type { RawSnapshot } from '../../spec/format/raw-snapshot.ts';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import {
  CHANGELOG_V2,
  KEYED_HANDLES,
  sampleOperator,
  sampleSnapshot,
} from '../../impl/codec/testing/sample.ts';
import {
  corpusFiles,
  corpusSavepoints,
  NEEDS_CORPUS,
  NEEDS_SAVEPOINTS,
} from '../../impl/node/testing/corpus.ts';
import { command } from './testing/command.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const SCHEMA = fileURLToPath(new URL('inspect/inspect.schema.json', import.meta.url));

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'inspect-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A file with such bytes. */
function written(name: string, bytes: Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
}

function sample(version: number, change: Partial<RawSnapshot> = {}): string {
  return written(`sample-${version}`, encodeRaw({ ...sampleSnapshot(version), ...change }));
}

/** What standard output says, line by line, as JSON. */
async function rows(...args: string[]): Promise<Record<string, unknown>[]> {
  const { out } = await command('inspect', '--json', ...args);
  return out.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('inspect, for people', () => {
  it('tells what a file is, and each operator at a glance', async () => {
    const subtasks = sampleOperator(6, CHANGELOG_V2).subtasks;
    const path = sample(6, { operators: [{ ...sampleOperator(6, null), subtasks }] });
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
    const empty = {
      index: 0,
      managedOperatorState: null,
      rawOperatorState: null,
      managedKeyedState: null,
      rawKeyedState: null,
      inputChannelState: [],
      resultSubpartitionState: [],
    };
    const { out } = await command(
      'inspect',
      sample(6, {
        operators: [
          { ...bare, subtasks: { count: -1 } },
          { ...bare, parallelism: 3, subtasks: [empty] },
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
    const { out } = await command('inspect', '--subtasks', sample(6));
    const text = out.join('\n');
    expect(text).toContain('subtask 1: finished');
    expect(text).toContain('"list" SPLIT_DISTRIBUTE, 2 elements');
    expect(text).toContain('file beside the metadata "part-1", unknown size');
    expect(text).toContain('shared "1.sst": file "file:/data/state", 10 B');
    expect(text).toContain('segment of "file:/data/merged" from 0, 5 B');
  });

  it('leaves the operators out of a summary', async () => {
    const { out } = await command('inspect', '--summary', sample(6));
    expect(out.some((line) => line.startsWith('  operator'))).toBe(false);
    expect(out[1]).toBe('  checkpoint 7, 11 operators');
  });

  it('says why a file is refused, and goes on', async () => {
    const whole = sample(4);
    const cut = written('cut', readFileSync(whole).subarray(0, 100));
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
    const { out } = await command('inspect', sample(6, { operators }));
    expect(out.join('\n')).toContain(String.raw`"a\u001b[2J\u009b\u202eb"`);
  });

  it('reads as a release does', async () => {
    const path = sample(6);
    const { out, exitCode } = await command('inspect', '--profile', 'flink-2.0', path);
    expect(exitCode).toBe(1);
    expect(out[1]).toContain('VERSION_UNKNOWN');
    expect((await command('inspect', '--profile', 'flink-2.1', path)).exitCode).toBe(0);
  });
});

describe('inspect, paths', () => {
  it('takes directories and files, and names what is not there', async () => {
    const directory = join(root, 'chk-1');
    mkdirSync(directory);
    writeFileSync(join(directory, '_metadata'), encodeRaw(sampleSnapshot(2)));
    mkdirSync(join(root, 'none'));
    const paths = ['chk-1', 'chk-1/_metadata', 'none', '', 'nothing'].map((name) =>
      join(root, name),
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
    const refused = written('refused', Buffer.of(1));
    const there = join(root, 'nothing');
    expect((await command('inspect', refused)).exitCode).toBe(1);
    expect((await command('inspect', refused, there)).exitCode).toBe(3);
    expect((await command('inspect', there, refused)).exitCode).toBe(3);
    expect((await command('inspect', '/dev/null')).err).toEqual([
      '/dev/null: /dev/null is not a file',
    ]);
    expect(await rows(there)).toEqual([
      {
        schemaVersion: 1,
        path: there,
        verdict: 'error',
        error: 'there is no such file or directory',
      },
    ]);
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
    const { out, err, exitCode } = await command('inspect', ...flags, sample(2));
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
    expect(out.at(-1)).toContain('Exits with 1');
  });
});

describe('inspect --json', () => {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as object;
  const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
    schema,
  );
  const expectValid = (row: unknown): void => {
    expect(isValid(row), JSON.stringify(isValid.errors)).toBe(true);
  };

  it.each(METADATA_VERSIONS)(
    'shows all of version %i, from which encode makes the same bytes',
    async (version) => {
      const path = sample(version, { trailing: Buffer.of(1, 2) });
      const [row] = await rows(path);
      expectValid(row);
      expect(row).toMatchObject({
        path,
        metadataVersion: version,
        verdict: 'decoded',
        roundtrip: true,
      });
      const json = written('row.json', Buffer.from(JSON.stringify(row)));
      const { bytes, exitCode } = await command('encode', json);
      expect(exitCode).toBe(0);
      expect(bytes.equals(readFileSync(path))).toBe(true);
    },
  );

  it.each(DIALECTS)('names dialect %s, in which encode writes again', async (dialect) => {
    const operators = [8, 9, 10].map((tag) => sampleOperator(3, KEYED_HANDLES[tag]!));
    const path = written('dialect', encodeRaw({ ...sampleSnapshot(3), operators, dialect }));
    const [row] = await rows(path);
    expectValid(row);
    expect(row).toMatchObject({ dialect, roundtrip: true });
    const { bytes } = await command(
      'encode',
      written('row.json', Buffer.from(JSON.stringify(row))),
    );
    expect(bytes.equals(readFileSync(path))).toBe(true);
  });

  it('has no snapshot in a summary', async () => {
    const [row] = await rows('--summary', sample(6));
    expectValid(row);
    expect(row).not.toHaveProperty('snapshot');
    expect(row).toMatchObject({ checkpointId: '7', operatorCount: 11, dialect: 'std' });
  });

  it('tells why a file is refused', async () => {
    const path = written('magic', Buffer.from('not a savepoint'));
    const [row] = await rows(path);
    expectValid(row);
    expect(row).toMatchObject({
      path,
      bytes: 15,
      metadataVersion: null,
      verdict: 'refused',
      refusal: { code: 'MAGIC_UNEXPECTED', stage: 'decode', offset: 0, path: 'magic' },
    });
  });

  it('tells why a file cannot be read', async () => {
    const [row] = await rows(join(root, 'nothing'));
    expectValid(row);
    expect(row).toMatchObject({ verdict: 'error' });
  });

  it('has a schema that refuses what is none of its rows', () => {
    const refusal = { code: 'TRUNCATED', stage: 'decode', offset: 0, path: 'magic', message: '' };
    const row = {
      schemaVersion: 1,
      path: 'x',
      bytes: 1,
      metadataVersion: null,
      verdict: 'refused',
      refusal,
    };
    expect(isValid(row)).toBe(true);
    expect(isValid({ ...row, roundtrip: true })).toBe(false);
    expect(isValid({ ...row, verdict: 'decoded' })).toBe(false);
    expect(isValid({ ...row, refusal: { ...refusal, path: '' } })).toBe(false);
    expect(isValid({ ...row, schemaVersion: 2 })).toBe(false);
  });

  const savepoints = corpusSavepoints();
  it.skipIf(savepoints === null)(
    `shows whole savepoints by their directories ${NEEDS_SAVEPOINTS}`,
    async () => {
      const shown = await rows(...savepoints!);
      expect(shown.map(({ path }) => path)).toEqual(savepoints);
      shown.forEach(expectValid);
    },
  );
});

describe('inspect --bytes', () => {
  /** The bytes that the lines show, each at its offset. */
  function bytesOf(lines: readonly string[]): Buffer {
    const chunks: Buffer[] = [];
    let at = 0;
    for (const line of lines) {
      const match = /^([0-9a-f]{8}) {2}((?:[0-9a-f]{2} ?){1,16})(?: |$)/.exec(line);
      if (match === null) break;
      expect(parseInt(match[1]!, 16)).toBe(at);
      chunks.push(Buffer.from(match[2]!.replaceAll(' ', ''), 'hex'));
      at += chunks.at(-1)!.length;
    }
    return Buffer.concat(chunks);
  }

  it.each(METADATA_VERSIONS)('shows every byte of version %i once, in order', async (version) => {
    const path = sample(version, { trailing: Buffer.alloc(40, 7) });
    const { out } = await command('inspect', '--bytes', path);
    expect(bytesOf(out).equals(readFileSync(path))).toBe(true);
  });

  it('says what they say', async () => {
    const { out } = await command('inspect', '--bytes', sample(6, { trailing: Buffer.of(9) }));
    const columns = out.map((line) => line.slice(60).trim());
    expect(columns).toContain('checkpointId  i64  7');
    expect(columns).toContain('operators[0].uid  utf  "count-uid"');
    expect(columns).toContain('operators[0].coordinatorState.tag  StreamStateHandle  "1 bytes"');
    expect(columns).toContain('operators[0].coordinatorState.data  bytes  3 bytes');
    expect(columns).toContain('operators[0].subtasks[1].index  i32  -2');
    expect(columns).toContain('trailing  rest  ignored by Flink');
  });

  it('shows the bytes up to what is refused, and then why', async () => {
    const whole = readFileSync(sample(6));
    const path = written('cut', whole.subarray(0, 90));
    const { out, exitCode } = await command('inspect', '--bytes', path);
    expect(exitCode).toBe(1);
    const shown = bytesOf(out);
    expect(shown.length).toBeGreaterThan(60);
    expect(shown.equals(whole.subarray(0, shown.length))).toBe(true);
    expect(out.join('\n')).toContain('refused, metadata version 6, 90 B');
  });

  it('cuts the path of a field that is very deep, and not its bytes', async () => {
    let delegate: object = { kind: 'emptySegment' };
    const range = { start: 0, count: 0 };
    for (let i = 0; i < 999; i++)
      delegate = { kind: 'keyGroups', range, offsets: new BigInt64Array(), delegate };
    const handle = { kind: 'savepointKeyGroups', range, offsets: new BigInt64Array(), delegate };
    const path = sample(6, { operators: [sampleOperator(6, handle as never)] });
    const { out } = await command('inspect', '--bytes', path);
    expect(bytesOf(out).equals(readFileSync(path))).toBe(true);
    expect(Math.max(...out.map((line) => line.length))).toBeLessThan(500);
  });

  const files = corpusFiles();
  it.skipIf(files === null)(`shows every byte of real files once ${NEEDS_CORPUS}`, async () => {
    for (const { path } of files!.filter((_, index) => index % 5 === 0)) {
      const { out } = await command('inspect', '--bytes', path);
      expect(bytesOf(out).equals(readFileSync(path)), path).toBe(true);
    }
  });
});

describe('the process', () => {
  const run = promisify(execFile);
  const node = ['--import', 'tsx', MAIN];

  it('ends with the exit code, and prints on the right streams', async () => {
    const whole = sample(6);
    const { stdout, stderr } = await run(process.execPath, [
      ...node,
      'inspect',
      '--summary',
      whole,
    ]);
    expect(stdout).toContain('re-encodes to the same bytes');
    expect(stderr).toBe('');
    const missing = run(process.execPath, [...node, 'inspect', join(root, 'nothing')]);
    await expect(missing).rejects.toMatchObject({ code: 3, stdout: '' });
    const refused = run(process.execPath, [...node, 'inspect', written('refused', Buffer.of(1))]);
    await expect(refused).rejects.toMatchObject({ code: 1, stderr: '' });
  });

  it('takes a line of inspect --json from standard input, and gives the bytes back', async () => {
    const path = sample(6);
    const { out } = await command('inspect', '--json', path);
    const child = spawn(process.execPath, [...node, 'encode', '-'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(out[0]);
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(readFileSync(path))).toBe(true);
  });

  it('ends quietly where nobody reads on', async () => {
    const path = sample(6);
    const child = spawn(process.execPath, [
      ...node,
      'inspect',
      '--bytes',
      ...Array<string>(40).fill(path),
    ]);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, said }).toEqual({ code: 0, said: '' });
  });
});
