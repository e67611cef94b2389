import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeSnapshot } from '../../impl/codec/index.ts';
import { keyGroups, operator, snapshot, subtasks } from '../../spec/testing/small-case.ts';
import { command } from './testing/command.ts';
import { TestFiles } from './testing/files.ts';

const GOLDEN = fileURLToPath(new URL('../../fixtures/golden/2.3.0/', import.meta.url));
const files = new TestFiles();
afterAll(() => files.remove());

/** A copy of a golden snapshot, whose files may be changed; the path of its metadata's directory. */
function golden(name: string): string {
  const copy = join(files.root, `${name}-${Math.random()}`);
  cpSync(join(GOLDEN, name), copy, { recursive: true });
  return directoryOfMetadata(copy);
}

function directoryOfMetadata(root: string): string {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith('_metadata'),
  )!;
  return join(root, found, '..');
}

/** The longest of the files beside the metadata: one of keyed state. */
function longestFile(directory: string): string {
  const names = readdirSync(directory).filter((name) => name !== '_metadata');
  const sizes = names.map((name) => [readFileSync(join(directory, name)).length, name] as const);
  return join(directory, sizes.sort(([a], [b]) => b - a)[0]![1]);
}

describe('states, for people', () => {
  it.each([
    ['hashmap-native-savepoint', "the heap's own format"],
    ['hashmap-canonical-savepoint', 'full format'],
    ['rocksdb-canonical-savepoint', 'full format'],
  ])('tells every state of %s, and how much of each', async (name, format) => {
    const { out, exitCode } = await command('states', golden(name));
    expect(exitCode).toBe(0);
    const text = out.join('\n');
    expect(text).toContain(`keyed state: ${format}, 2 handles, key groups 0–127, LongSerializer`);
    expect(text).toContain('"count" value: 8 entries in 7 key groups');
    expect(text).toContain('values MapSerializer<StringSerializer, LongSerializer>');
    expect(text).toContain(
      '"broadcast" BROADCAST: 2 elements; values LongSerializer, keys StringSerializer',
    );
  });

  it('tells which states a database has, and that it does not know how much of each', async () => {
    const { out, exitCode } = await command('states', golden('rocksdb-native-savepoint'));
    expect(exitCode).toBe(0);
    expect(out.join('\n')).toContain('"sum" value: how much is not known');
  });

  it('tells what a changelog leaves unread', async () => {
    const directory = golden('hashmap-changelog-memory-checkpoint');
    const { out, exitCode } = await command('states', directory);
    expect(exitCode).toBe(0);
    expect(out.join('\n')).toContain('not read, subtask 0: changes that a changelog wrote');
  });

  it('says no where a file is shorter than it has to be, and goes on', async () => {
    const directory = golden('hashmap-native-savepoint');
    const file = longestFile(directory);
    truncateSync(file, 100);
    const { out, exitCode } = await command('states', directory);
    expect(exitCode).toBe(1);
    const text = out.join('\n');
    expect(text).toMatch(/BROKEN, subtask \d: at byte 95, states: a count of 5/);
    expect(text).toContain('"split" SPLIT_DISTRIBUTE');
  });

  it('says no where a file is not there', async () => {
    const directory = golden('hashmap-canonical-savepoint');
    rmSync(longestFile(directory));
    const { out, exitCode } = await command('states', directory);
    expect(exitCode).toBe(1);
    expect(out.join('\n')).toMatch(/MISSING, subtask \d: .* is not there/);
  });

  it('says no where a file of a database is shorter than its handle says', async () => {
    const directory = golden('rocksdb-native-savepoint');
    for (const name of readdirSync(directory)) {
      const path = join(directory, name);
      if (readFileSync(path, 'latin1').startsWith('MANIFEST-')) writeFileSync(path, 'short');
    }
    const { out, exitCode } = await command('states', directory);
    expect(exitCode).toBe(1);
    expect(out.join('\n')).toMatch(/BROKEN, subtask \d: CURRENT has 5 bytes of 16/);
  });

  it('does not take a file elsewhere for a missing one', async () => {
    const delegate = { kind: 'file', path: 's3://bucket/x', size: 4n } as const;
    const state = { managedKeyedState: [{ ...keyGroups(0, 127), delegate }] };
    const directory = join(files.root, 'elsewhere');
    mkdirSync(directory);
    const written = encodeSnapshot(snapshot([operator(1, { subtasks: subtasks(state) })]), 6);
    writeFileSync(join(directory, '_metadata'), written);
    const { out, exitCode } = await command('states', directory);
    expect(exitCode).toBe(3);
    expect(out.join('\n')).toContain('not looked for, subtask 0: the file system of s3://bucket/x');
  });

  it('refuses metadata that is none, and says where there is nothing', async () => {
    const none = files.written('none', 'none');
    expect(await command('states', none)).toMatchObject({ exitCode: 1 });
    expect(await command('states', files.nothing)).toMatchObject({
      err: [`${files.nothing}: there is no such file or directory`],
      exitCode: 3,
    });
  });
});

describe('states --json', () => {
  const schema = fileURLToPath(new URL('states/states.schema.json', import.meta.url));
  const fits = new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync(schema, 'utf8')) as object,
  );

  it('fits its schema, whatever is to be told', async () => {
    const broken = golden('hashmap-native-savepoint');
    truncateSync(longestFile(broken), 100);
    const paths = [
      golden('hashmap-native-savepoint'),
      golden('rocksdb-canonical-savepoint'),
      golden('rocksdb-incremental-checkpoint'),
      golden('hashmap-changelog-memory-checkpoint'),
      broken,
      files.written('other', 'none'),
      files.nothing,
    ];
    const { out } = await command('states', '--json', ...paths);
    const lines = out.map((line) => JSON.parse(line) as { verdict: string });
    for (const line of lines) expect(fits(line), JSON.stringify(fits.errors)).toBe(true);
    expect(lines.map(({ verdict }) => verdict)).toEqual([
      ...Array.from({ length: 5 }, () => 'read'),
      'refused',
      'error',
    ]);
  });
});
