import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeSnapshot } from '../../impl/codec/index.ts';
import type { OperatorStateHandle, StreamStateHandle } from '../../spec/model/handles.ts';
import { keyGroups, operator, snapshot, subtasks } from '../../spec/testing/small-case.ts';
import { command } from './testing/command.ts';
import { TestFiles } from './testing/files.ts';

const files = new TestFiles();
afterAll(() => files.remove());
const { root } = files;

function file(path: string, size = 4n): StreamStateHandle {
  return { kind: 'file', path, size };
}
function relative(relativePath: string, size = 4n): StreamStateHandle {
  return { kind: 'relativeFile', relativePath, path: `file:/nowhere/${relativePath}`, size };
}
function segment(path: string, startPos: bigint): StreamStateHandle {
  return { kind: 'segment', path, startPos, size: 4n, scope: 'SHARED', logicalFileId: 'id' };
}

/** Writes state files of four bytes, each below the root. */
function write(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), 'four');
  }
}

/** A snapshot of which each operator has one keyed handle in one stream. */
function written(name: string, ...streams: StreamStateHandle[]): string {
  const operators = streams.map((delegate, index) =>
    operator(index + 1, {
      subtasks: subtasks({ managedKeyedState: [{ ...keyGroups(0, 127), delegate }] }),
    }),
  );
  return writtenWith(name, operators);
}

function writtenWith(name: string, operators: Parameters<typeof snapshot>[0]): string {
  const directory = join(root, name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, '_metadata'), encodeSnapshot(snapshot(operators), 6));
  return directory;
}

describe('files, for people', () => {
  it('says that nothing is needed where all state is inline', async () => {
    const path = written('inline', { kind: 'bytes', handleName: 'b', data: new Uint8Array(3) });
    expect(await command('files', path)).toMatchObject({
      out: [`${path}: needs nothing but its metadata`],
      exitCode: 0,
    });
  });

  it('lets a snapshot be moved whose files are relative and there', async () => {
    const path = written('whole', relative('a'), relative('a'), relative('sub/b'));
    write('whole/a', 'whole/sub/b');
    expect(await command('files', path)).toMatchObject({
      out: [
        `${path}: needs 2 files beside its metadata, all there`,
        '  2 in its own directory',
        '  can be moved as a directory',
      ],
      exitCode: 0,
    });
  });

  it('names what is lost, too short, and no file', async () => {
    const path = written('lost', relative('gone'), relative('short', 5n), relative('folder'));
    write('lost/short', 'lost/folder/x');
    const { out, exitCode } = await command('files', path);
    expect(exitCode).toBe(1);
    expect(out).toEqual([
      `${path}: needs 3 files beside its metadata, and NOT ALL are there`,
      '  3 in its own directory',
      '  can be moved as a directory',
      '  not there: 3 files',
      `    "${path}/gone" is not there, at operators[0].subtasks[0].managedKeyedState.delegate.relativePath`,
      expect.stringMatching(/short" has 4 B of 5 B, at operators\[1\]/),
      expect.stringMatching(/folder" is no file, at operators\[2\]/),
    ]);
  });

  it('says what keeps a snapshot where it is, and what breaks without another', async () => {
    write('shared/s', 'chk-1/x');
    const one = written('chk-1', relative('x'), file(`file:${root}/shared/s`));
    const two = written('chk-2', file(`file:${root}/chk-1/x`), relative('../shared/s'));
    const { out, exitCode } = await command('files', one, two);
    expect(exitCode).toBe(0);
    expect(out).toEqual([
      `${one}: needs 2 files beside its metadata, all there`,
      `  1 in its own directory, 1 outside, in "file:${root}/shared"`,
      expect.stringMatching(/^ {2}CANNOT be moved as a directory/),
      expect.stringMatching(/shared\/s": named by its place, at operators\[1\]/),
      `  deleting ${one} BREAKS ${two}: 1 file`,
      `${two}: needs 2 files beside its metadata, all there`,
      `  0 in its own directory, 2 outside, in "file:${root}/chk-1", "${root}/shared"`,
      expect.stringMatching(/^ {2}CANNOT be moved as a directory/),
      expect.stringMatching(/chk-1\/x": named by its place/),
      expect.stringMatching(/shared\/s": leads out of the directory/),
    ]);
  });

  it('knows a directory by each of its names', async () => {
    const path = written('real', file(`file:${root}/real/x`));
    write('real/x');
    symlinkSync(path, join(root, 'link'));
    const { out } = await command('files', join(root, 'link'));
    expect(out[1]).toBe('  1 in its own directory');
    expect(out[2]).toContain('CANNOT be moved');
  });

  it('looks at no other file system, and never takes such a file for lost', async () => {
    const path = written('cloud', file('s3://bucket/x'), file('hdfs://host:1/y'));
    const { out, exitCode } = await command('files', path);
    expect(exitCode).toBe(3);
    expect(out[0]).toContain('and not all could be looked for');
    expect(out).not.toContainEqual(expect.stringContaining('not there'));
    expect(out).toContain('    "s3://bucket/x": the file system s3: is not read here');
  });

  it('asks of a merged file that it reaches to the end of each segment', async () => {
    write('merged/file', 'dirs/task/x', 'dirs/shared/x');
    const at = (startPos: bigint) => segment(`file:${root}/merged/file`, startPos);
    const handle: OperatorStateHandle = {
      kind: 'fileMergingOperatorStream',
      states: [],
      taskOwnedDir: `file:${root}/dirs/task`,
      sharedDir: `file:${root}/dirs/gone`,
      isEmpty: false,
      delegate: at(1n),
    };
    const state = subtasks({ managedOperatorState: [handle] });
    const path = writtenWith('merging', [operator(1, { subtasks: state })]);
    const { out } = await command('files', path);
    expect(out).toContainEqual(expect.stringMatching(/gone" is not there/));
    expect(out).toContainEqual(expect.stringMatching(/file" has 4 B of 5 B/));
    expect((await command('files', written('fits', at(0n)))).exitCode).toBe(0);
  });

  it('goes on after what it cannot read', async () => {
    const whole = written('last');
    const refused = files.written('refused', 'no metadata');
    const { out, err, exitCode } = await command('files', files.nothing, refused, whole);
    expect(exitCode).toBe(1);
    expect(err).toEqual([`${files.nothing}: there is no such file or directory`]);
    expect(out[0]).toMatch(/refused: refused: [A-Z_]+: /);
    expect(out.at(-1)).toBe(`${whole}: needs nothing but its metadata`);
    expect((await command('files', files.nothing)).exitCode).toBe(3);
  });
});

describe('files --json', () => {
  const schema = fileURLToPath(new URL('files/files.schema.json', import.meta.url));
  const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(
    JSON.parse(readFileSync(schema, 'utf8')) as object,
  );

  it('prints what its schema says', async () => {
    write('json/short');
    const paths = [
      written('json', relative('short', 9n), file('s3://bucket/x'), file('file:/gone')),
      written('json-2', file(`file:${root}/json/short`)),
      files.written('json-refused', 'no metadata'),
      files.nothing,
    ];
    const { out } = await command('files', '--json', ...paths);
    const rows = out.map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const row of rows) expect(isValid(row), JSON.stringify(isValid.errors)).toBe(true);
    expect(rows.map(({ path, verdict }) => [path, verdict])).toEqual([
      [paths[0], 'incomplete'],
      [paths[1], 'complete'],
      [paths[2], 'refused'],
      [paths[3], 'error'],
    ]);
    expect(rows[0]).toMatchObject({
      movable: false,
      neededBy: [{ path: paths[1], files: 1 }],
      files: [
        { found: 'short', sizeBytes: 4, neededBytes: '9', relative: true, inside: true },
        { found: 'notRead', inside: false },
        { found: 'missing', path: 'file:/gone', references: 1 },
      ],
    });
  });
});
