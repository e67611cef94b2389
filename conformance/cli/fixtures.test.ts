import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodeRaw } from '../../impl/codec/raw-codec.ts';
import { findProfile } from '../../spec/profiles/profile.ts';
import { baseSnapshot } from '../generate/packs/bases.ts';
import { corruptCases } from '../generate/packs/corrupt.ts';
import { caseOf, contentOf } from './fixtures/case-content.ts';
import { folderOf, sha256Of } from './fixtures/pack.ts';
import type { CaseContent, Manifest } from './fixtures/pack.ts';
import type { Pack } from './fixtures/read-pack.ts';
import { selectionLines, selectionOf } from './fixtures/selection.ts';
import type { Shown } from './fixtures/shown.ts';
import { command } from './testing/command.ts';

const root = mkdtempSync(join(tmpdir(), 'fixtures-'));
// Packs are made of thousands of candidates.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PROFILES = ['--profile', 'flink-1.20', '--profile', 'flink-2.3'];
const DRAWN = { seed: 1, profile: findProfile('flink-2.3')!, others: [] };
const TELLING = {
  sides: () => [],
  pastSides: () => [],
  pastSidesOf: () => new Set<string>(),
  refusalOf: () => null,
  wanted: new Set<string>(),
};
const fillTo = (name: string, ...more: string[]) =>
  command('fixtures', 'fill', '--out', join(root, name), '--seed', '42', ...PROFILES, ...more);
const verify = (name: string, adapter: string, ...more: string[]) =>
  command('fixtures', 'verify', join(root, name), '--adapter', adapter, ...more);

const readJson = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T;

/** Changes a file of a pack, and its manifest with it. */
function change(pack: string, path: string, edit: (text: string) => string): void {
  const text = edit(readFileSync(join(root, pack, path), 'utf8'));
  writeFileSync(join(root, pack, path), text);
  const manifest = readJson<Manifest>(pack, 'manifest.json');
  const files = manifest.files.map((file) =>
    file.path === path
      ? { path, bytes: Buffer.byteLength(text), sha256: sha256Of(Buffer.from(text)) }
      : file,
  );
  writeFileSync(join(root, pack, 'manifest.json'), JSON.stringify({ ...manifest, files }));
}

function filesOf(pack: string): Map<string, string> {
  const paths = readdirSync(join(root, pack), { recursive: true, withFileTypes: true });
  return new Map(
    paths
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        join(parentPath, name).slice(join(root, pack).length),
        readFileSync(join(parentPath, name), 'latin1'),
      ]),
  );
}

beforeAll(async () => {
  await fillTo('corrupt', '--suite', 'corrupt', '--cases', '120');
});

describe('fill', () => {
  it('writes the same twice', async () => {
    await fillTo('again', '--suite', 'corrupt', '--cases', '120');
    expect(filesOf('again')).toEqual(filesOf('corrupt'));
    expect(filesOf('again').size).toBeGreaterThan(200);
  });

  it('names every file with its size and sha256', () => {
    const { files, cases } = readJson<Manifest>('corrupt', 'manifest.json');
    expect(files).toHaveLength(filesOf('corrupt').size - 1);
    for (const { path, bytes, sha256 } of files) {
      const found = readFileSync(join(root, 'corrupt', path));
      expect([found.length, sha256Of(found)]).toEqual([bytes, sha256]);
    }
    expect(new Set(cases.map(({ folder }) => folder)).size).toBe(cases.length);
  });

  it('tells of each release what comes of the case, and where', () => {
    const id = 'corrupt/v6/whole';
    const { expected, fields, snapshot } = readJson<CaseContent>(
      'corrupt',
      folderOf(id),
      'case.json',
    );
    expect(expected['flink-2.3.0']).toMatchObject({ verdict: 'accepted', witness: 'predicted' });
    expect(expected['flink-1.20.5']).toMatchObject({ code: 'VERSION_UNKNOWN', stage: 'decode' });
    expect(fields!.at(0)).toEqual({ path: 'magic', start: 0, end: 4, type: 'i32' });
    expect(snapshot).toMatchObject({ metadataVersion: 6, checkpointId: '7' });
  });

  it('leaves a folder alone that holds something', async () => {
    const { exitCode, err } = await fillTo('corrupt', '--suite', 'edge');
    expect([exitCode, err[0]]).toEqual([2, expect.stringContaining('is not empty')]);
  });

  it('takes no suite that there is not', async () => {
    const { exitCode } = await fillTo('none', '--suite', 'other');
    expect(exitCode).toBe(2);
  });
});

describe('a folder of a case', () => {
  it('has a name of its own on every file system', () => {
    const folders = corruptCases({ ...DRAWN, count: 20_000 }, TELLING).map(({ id }) =>
      folderOf(id),
    );
    expect(new Set(folders).size).toBe(folders.length);
    expect(folders.filter((folder) => !/^[a-z0-9][a-z0-9-]{0,98}$/.test(folder))).toEqual([]);
  });

  it('gives the case back', () => {
    const [each] = corruptCases({ ...DRAWN, count: 1 }, TELLING);
    const { content, folder } = contentOf(each!);
    expect(caseOf(JSON.parse(JSON.stringify(content)) as CaseContent, folder)).toEqual(
      each!.subject,
    );
  });
});

describe('verify', () => {
  it('agrees with the reference', async () => {
    const { out, exitCode } = await verify('corrupt', 'reference');
    expect(exitCode).toBe(0);
    expect(out.at(-1)).toMatch(/^\d+ passed, 0 failed, \d+ skipped$/);
    expect(out.join('\n')).toContain('witnessed: 0 agreed, 0 not');
  });

  it('says in what a wrong implementation differs', async () => {
    await fillTo('versions', '--suite', 'corrupt', '--cases', '400');
    const { out, exitCode } = await verify('versions', 'mutant:version-1-is-unknown');
    expect(exitCode).toBe(1);
    expect(out.join('\n')).toContain(
      'expected "VERSION_NO_LONGER_SUPPORTED", seen "VERSION_UNKNOWN"',
    );
    expect(out.at(-1)).toMatch(/ passed, [1-9]\d* failed, /);
  });

  it('judges by the other releases of the pack, and by no others', async () => {
    const older = await verify('corrupt', 'reference', '--profile', 'flink-1.20');
    expect([older.exitCode, older.out.join('\n')]).toEqual([
      0,
      expect.stringContaining('as flink-1.20.5'),
    ]);
    const { exitCode, err } = await verify('corrupt', 'reference', '--profile', 'flink-1.11');
    expect([exitCode, err.join()]).toEqual([
      2,
      expect.stringContaining('says nothing of flink-1.11.6'),
    ]);
  });

  it('refuses a pack in which a file has changed', async () => {
    await fillTo('changed', '--suite', 'corrupt', '--cases', '5');
    const [first] = readJson<Manifest>('changed', 'manifest.json').files;
    appendFileSync(join(root, 'changed', first!.path), 'x');
    const { exitCode, err } = await verify('changed', 'reference');
    expect([exitCode, err.join()]).toEqual([3, expect.stringContaining('sha256')]);
  });

  it.each([
    [
      'a path that leaves the pack',
      'manifest.json',
      /"path":\s?"[^"]+"/,
      '"path":"../x/_metadata"',
    ],
    ['another version', 'manifest.json', /"packVersion":\s?1/, '"packVersion":2'],
    ['no JSON', 'manifest.json', /^\{/, ''],
  ])('refuses a manifest with %s', async (what, file, from, to) => {
    const name = `bad ${what}`;
    await fillTo(name, '--suite', 'corrupt', '--cases', '2');
    const path = join(root, name, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    expect((await verify(name, 'reference')).exitCode).toBe(3);
  });

  it.each([
    ['an outcome that is not there', /"outcome":0/, '"outcome":9'],
    ['a request that is none', /"metadata": "[^"]+"/, '"metadata": 7'],
    ['no verdict', /"verdict":"accepted",/g, ''],
    ['another ID', /"id": "[^"]+"/, '"id": "other"'],
  ])('refuses a case with %s', async (what, from, to) => {
    const name = `bad case ${what}`;
    await fillTo(name, '--suite', 'corrupt', '--cases', '2');
    change(name, `${folderOf('corrupt/v6/whole')}/case.json`, (text) => text.replace(from, to));
    const { exitCode, err } = await verify(name, 'reference');
    expect([exitCode, err.join()]).toEqual([3, expect.stringContaining('case.json')]);
  });

  it('fails an adapter that cannot answer, but for what Flink cannot answer either', async () => {
    const script = `process.stdin.once('data', () => {}); require('node:readline').createInterface({input: process.stdin}).on('line', (line) => {
      const { type, id } = JSON.parse(line);
      const hello = { type: 'hello', protocol: 1, name: 'mute', version: '1', language: 'js', questions: ['decode'], profiles: [], window: 1 };
      console.log(JSON.stringify(type === 'hello' ? hello : { type: 'answer', id, error: { message: 'no' } }));
    });`;
    writeFileSync(join(root, 'mute.cjs'), script);
    await fillTo('mute', '--suite', 'corrupt', '--cases', '1');
    const mute = `ndjson:${process.execPath} ${join(root, 'mute.cjs')}`;
    const failed = await verify('mute', mute);
    expect([failed.exitCode, failed.out.at(-1)]).toEqual([1, '0 passed, 12 failed, 0 skipped']);
    for (const { folder } of readJson<Manifest>('mute', 'manifest.json').cases) {
      change('mute', `${folder}/case.json`, (text) =>
        text.replaceAll('"witness":"predicted"', '"witness":"predicted","exhausts":"flink@2.3.0"'),
      );
    }
    const skipped = await verify('mute', mute);
    expect([skipped.exitCode, skipped.out.at(-1)]).toEqual([3, '0 passed, 0 failed, 12 skipped']);
  });
});

describe('witness', () => {
  it('is real Flink and nobody else', async () => {
    const pack = join(root, 'corrupt');
    const { exitCode } = await command('fixtures', 'witness', pack, '--adapter', 'reference');
    expect(exitCode).toBe(2);
  });
});

describe('select', () => {
  const select = (from: string, to: string, ...more: string[]) =>
    command('fixtures', 'select', join(root, from), '--out', join(root, to), ...more);

  it('writes fewer cases that tell as much, as they were', async () => {
    const { exitCode, out } = await select('corrupt', 'selected');
    expect([exitCode, out.filter((line) => line.includes('lost'))]).toEqual([0, []]);
    const [whole, part] = [
      readJson<Manifest>('corrupt', 'manifest.json'),
      readJson<Manifest>('selected', 'manifest.json'),
    ];
    expect(part.cases.length).toBeLessThan(whole.cases.length);
    const counts = `${part.cases.length} of ${whole.cases.length} cases`;
    expect(out[0]).toContain(counts);
    for (const entry of part.files) expect(whole.files).toContainEqual(entry);
    expect((await verify('selected', 'reference')).exitCode).toBe(0);
    const bases = part.cases.map(
      ({ folder }) => readJson<CaseContent>('selected', folder, 'case.json').corruption?.base ?? '',
    );
    const ids = new Set(['', ...part.cases.map(({ id }) => id)]);
    expect(bases.filter((base) => !ids.has(base))).toEqual([]);
  });

  it('is the same twice, and has nothing to add to what was selected', async () => {
    await select('selected', 'selected again');
    expect(filesOf('selected again')).toEqual(filesOf('selected'));
  });

  it('says what is lost where fewer are asked for', async () => {
    const { exitCode, out } = await select('selected', 'selected few', '--size', '12', '--json');
    const [text] = out as [string];
    const { cases, refusalCodes, mutants } = JSON.parse(text) as Record<
      'cases' | 'refusalCodes' | 'mutants',
      { kept: number; of: number; lost: string[] }
    >;
    expect([exitCode, cases.kept]).toEqual([1, 12]);
    expect(refusalCodes.lost.length).toBe(refusalCodes.of - refusalCodes.kept);
    expect(refusalCodes.lost.length).toBeGreaterThan(10);
    expect(mutants.kept).toBeLessThanOrEqual(mutants.of);
  });

  it('takes no size that is none', async () => {
    expect((await select('corrupt', 'none selected', '--size', 'few')).exitCode).toBe(2);
  });
});

describe('a late refusal', () => {
  it('is kept with what had changed by then, which is held against an answer', async () => {
    await fillTo('restores', '--suite', 'restore', '--cases', '30');
    const withEffects = readJson<Manifest>('restores', 'manifest.json').cases.filter(
      ({ folder }) => {
        const { effects, expected } = readJson<CaseContent>('restores', folder, 'case.json');
        const { verdict } = expected['flink-2.3.0'] ?? {};
        return effects !== undefined && verdict === 'refused';
      },
    );
    expect(withEffects.length).toBeGreaterThan(3);
    expect((await verify('restores', 'reference')).exitCode).toBe(0);
    const changed = /"nextCheckpointId": ?"?(\d+)"?/g;
    for (const { folder } of withEffects)
      change('restores', `${folder}/case.json`, (text) =>
        text.replace(/^ {2}"effects".*?^ {2}[\]}]/ms, (part) =>
          part.replaceAll(changed, '"nextCheckpointId":"77777"'),
        ),
      );
    const { exitCode, out } = await verify('restores', 'reference');
    expect([exitCode, out.join('\n')]).toEqual([1, expect.stringContaining('77777')]);
  });
});

describe('what is left of a pack', () => {
  const shown = (name: string): Shown => ({
    'sides of rules': new Set([`a/rule: ${name}`]),
    'format variants': new Set(['header: version 6']),
    'refusal codes': new Set(name === 'two' ? ['TRUNCATED'] : []),
    mutants: new Set([name]),
  });
  const packOf = (...names: readonly string[]): Pack =>
    ({
      manifest: { files: names.map((name) => ({ bytes: name.length })) },
      cases: names.map((id) => ({ content: { id } })),
    }) as unknown as Pack;

  it('is told by what a case that is missing would have shown', () => {
    const all = new Map(['one', 'two'].map((name) => [name, shown(name)]));
    const lines = selectionLines('out', selectionOf(packOf('one', 'two'), packOf('one'), all));
    expect(lines).toEqual([
      'out: 1 of 2 cases, 3 B of 6 B',
      '  sides of rules: 1 of 2',
      '    lost: a/rule: two',
      '  format variants: 1 of 1',
      '  refusal codes: 0 of 1',
      '    lost: TRUNCATED',
      '  mutants: 1 of 2',
      '    lost: two',
    ]);
  });
});

describe('mutate', () => {
  const file = join(root, '_metadata');

  it("damages the user's own file", async () => {
    writeFileSync(file, encodeRaw(baseSnapshot({ metadataVersion: 4, dialect: 'std' })));
    const out = join(root, 'mutated');
    const { exitCode } = await command(
      'fixtures',
      'mutate',
      file,
      '--out',
      out,
      '--seed',
      '7',
      '--cases',
      '60',
      ...PROFILES,
    );
    expect(exitCode).toBe(0);
    const { suite, cases } = readJson<Manifest>('mutated', 'manifest.json');
    expect([suite, cases.length, cases[0]!.id]).toEqual(['mutate', 61, 'mutate/whole']);
    expect((await verify('mutated', 'reference')).exitCode).toBe(0);
  });

  it('makes a sample of a large file: some of each operator, of places all over it', async () => {
    const base = baseSnapshot({ metadataVersion: 4, dialect: 'std' });
    const operators = Array.from({ length: 200 }, (_, index) => ({
      ...base.operators[0]!,
      operatorId: index.toString(16).padStart(32, '0'),
    }));
    const bytes = encodeRaw({ ...base, operators });
    expect(bytes.length).toBeGreaterThan(2 ** 17);
    writeFileSync(file, bytes);
    const out = join(root, 'mutated large');
    const options = ['--seed', '7', '--cases', '50', '--profile', 'flink-2.3'];
    const { exitCode } = await command('fixtures', 'mutate', file, '--out', out, ...options);
    const { cases } = readJson<Manifest>('mutated large', 'manifest.json');
    expect([exitCode, cases.length]).toEqual([0, 51]);
    const done = cases
      .slice(1)
      .map(({ folder }) => readJson<CaseContent>('mutated large', folder, 'case.json').corruption!);
    expect(new Set(done.map(({ operator }) => operator)).size).toBeGreaterThan(25);
    const offsets = done.map(({ offset }) => offset);
    expect(Math.max(...offsets) - Math.min(...offsets)).toBeGreaterThan(bytes.length / 2);
    expect((await verify('mutated large', 'reference')).exitCode).toBe(0);
  });

  it('says no to a file that is refused as it is', async () => {
    writeFileSync(file, Buffer.from('no savepoint'));
    const out = join(root, 'refused');
    const { exitCode, err } = await command('fixtures', 'mutate', file, '--out', out);
    expect([exitCode, err.join()]).toEqual([1, expect.stringContaining('refused as it is')]);
  });

  it('says what it cannot read', async () => {
    const out = join(root, 'missing');
    const missing = join(root, 'nothing here');
    expect((await command('fixtures', 'mutate', missing, '--out', out)).exitCode).toBe(3);
  });
});
