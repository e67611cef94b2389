/** Plants each forbidden import in a copy of the sources, and sees the compiler and the linter refuse it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'spec',
  'impl',
  'conformance',
  'scripts',
  'tsconfig.json',
  'tsconfig.base.json',
  '.oxlintrc.json',
  'package.json',
];

/** Something to import from each part. */
const PARTS = {
  model: 'spec/model/text.ts',
  rules: 'spec/rules/rule.ts',
  reading: 'spec/reading/read-metadata.ts',
  codec: 'impl/codec/index.ts',
  restore: 'impl/restore/restore.ts',
  protocol: 'conformance/protocol/adapter.ts',
  runner: 'conformance/runner/run.ts',
  report: 'conformance/report/report.ts',
  generate: 'conformance/generate/index.ts',
  adapters: 'conformance/adapters/in-process.ts',
  cli: 'conformance/cli/io.ts',
} as const;

type Target = keyof typeof PARTS | 'node:fs' | 'fast-check';
type Gate = 'tsc' | 'lint';

/**
 * Folder, what it must not import, and who refuses it. The compiler sees projects, so it cannot
 * tell folders within one apart, nor a package from another where its types are at hand.
 */
const FORBIDDEN: readonly (readonly [string, Target, ...Gate[]])[] = [
  ['spec/model', 'rules', 'tsc', 'lint'],
  ['spec/format', 'rules', 'tsc', 'lint'],
  ['spec/profiles', 'rules', 'tsc', 'lint'],
  ['spec/model', 'codec', 'tsc', 'lint'],
  ['spec/model', 'protocol', 'tsc', 'lint'],
  ['spec/model', 'node:fs', 'tsc', 'lint'],
  ['spec/model', 'fast-check', 'lint'],
  ['spec/model', 'reading', 'lint'],
  ['spec/format', 'reading', 'lint'],
  ['spec/state-files', 'rules', 'tsc', 'lint'],
  ['spec/state-files', 'reading', 'lint'],
  ['spec/profiles', 'reading', 'lint'],
  ['spec/reading', 'rules', 'tsc', 'lint'],
  ['spec/reading', 'codec', 'tsc', 'lint'],
  ['spec/rules', 'codec', 'tsc', 'lint'],
  ['spec/rules', 'runner', 'tsc', 'lint'],
  ['spec/rules', 'node:fs', 'tsc', 'lint'],
  ['spec/rules', 'fast-check', 'lint'],
  ['impl/restore', 'rules', 'tsc', 'lint'],
  ['impl/codec', 'reading', 'lint'],
  ['impl/node', 'reading', 'lint'],
  ['impl/codec', 'protocol', 'tsc', 'lint'],
  ['impl/codec', 'node:fs', 'lint'],
  ['impl/node', 'rules', 'tsc', 'lint'],
  ['impl/node', 'runner', 'tsc', 'lint'],
  ['conformance/protocol', 'codec', 'tsc', 'lint'],
  ['conformance/protocol', 'rules', 'tsc', 'lint'],
  ['conformance/protocol', 'runner', 'tsc', 'lint'],
  ['conformance/runner', 'codec', 'tsc', 'lint'],
  ['conformance/runner', 'restore', 'tsc', 'lint'],
  ['conformance/runner', 'generate', 'tsc', 'lint'],
  ['conformance/runner', 'adapters', 'tsc', 'lint'],
  ['conformance/runner', 'report', 'tsc', 'lint'],
  ['conformance/report', 'codec', 'tsc', 'lint'],
  ['conformance/report', 'adapters', 'tsc', 'lint'],
  ['conformance/generate', 'restore', 'lint'],
  ['conformance/generate', 'rules', 'tsc', 'lint'],
  ['conformance/generate', 'adapters', 'tsc', 'lint'],
  ['conformance/adapters', 'rules', 'tsc', 'lint'],
  ['conformance/adapters', 'reading', 'lint'],
  ['conformance/adapters', 'runner', 'tsc', 'lint'],
  ['conformance/adapters', 'cli', 'tsc', 'lint'],
];

const CASES = FORBIDDEN.map(([folder, target, ...gates], number) => ({
  folder,
  target,
  gates,
  file: `${folder}/planted-${number}.ts`,
}));

let copy = '';
const said: Record<Gate, string> = { tsc: '', lint: '' };
let before: unknown;

function plant({ folder, target, file }: (typeof CASES)[number]): void {
  const isOurs = Object.hasOwn(PARTS, target);
  const path = isOurs ? relative(folder, PARTS[target as keyof typeof PARTS]) : target;
  const specifier = isOurs && !path.startsWith('.') ? `./${path}` : path;
  writeFileSync(
    join(copy, file),
    `import * as planted from '${specifier}';\nexport const used: unknown = planted;\n`,
  );
}

function output(program: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(join(ROOT, 'node_modules', '.bin', program), args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout + stderr;
}

/** The compiler tells all imports of one file in one complaint of several lines. */
function complaintsOf(gate: Gate): string[] {
  return gate === 'tsc'
    ? said.tsc.split(/^(?=\S.*error TS)/m).filter((block) => block.includes('error TS'))
    : said.lint.split('\n').filter((line) => line.includes('no-restricted-imports'));
}

function askGates(): void {
  said.tsc = output('tsc', '-b', '--pretty', 'false');
  said.lint = output('oxlint', '--format', 'unix');
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'arrows-'));
  for (const name of COPIED) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    cpSync(join(ROOT, name), join(copy, name), {
      recursive: true,
      filter: (source) => !source.endsWith('.test.ts'),
    });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  askGates();
  before = { tsc: said.tsc, lint: complaintsOf('lint') };
  for (const planted of CASES) plant(planted);
  askGates();
}, 120_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a forbidden import', () => {
  it.each(CASES.flatMap(({ gates, ...rest }) => gates.map((gate) => ({ ...rest, gate }))))(
    'of $target in $folder is refused by $gate',
    ({ gate, file }) => {
      const complaints = complaintsOf(gate).filter((complaint) => complaint.includes(file));
      expect(complaints).not.toEqual([]);
    },
  );

  it('is all that is refused: without it both gates are silent', () => {
    expect(before).toEqual({ tsc: '', lint: [] });
  });
});
