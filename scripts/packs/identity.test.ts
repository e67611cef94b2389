import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../project-root.ts';
import { SUITES } from './packs.ts';

const MAIN = join(PROJECT_ROOT, 'conformance', 'cli', 'main.ts');
const TSX = import.meta.resolve('tsx');
const CASES = '12';

const folder = mkdtempSync(join(tmpdir(), 'identical-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where, and as what, a pack is filled. */
interface Surroundings {
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
  readonly flags: readonly string[];
}

const ORDINARY: Surroundings = { name: 'one', env: { TZ: 'UTC', LC_ALL: 'C' }, flags: [] };
/** Another folder, time zone and locale; and a Node that compiles nothing, where numbers take other ways. */
const OTHER: Surroundings = {
  name: 'another folder, with blanks and ü',
  env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', HOME: folder },
  flags: ['--jitless', '--no-warnings'],
};

function filled(suite: string, { name, env, flags }: Surroundings): Map<string, string> {
  const cwd = join(folder, name);
  mkdirSync(cwd, { recursive: true });
  const options = ['--suite', suite, '--seed', '7', '--cases', CASES, '--out', suite];
  const profiles = ['--profile', 'flink-1.14', '--profile', 'flink-2.3'];
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, '--import', TSX, MAIN, 'fixtures', 'fill', ...options, ...profiles],
    { cwd, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const entries = readdirSync(join(cwd, suite), { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .map((path) => [path.slice(cwd.length), readFileSync(path, 'base64')]),
  );
}

it.each(SUITES)(
  'a pack of %s has the same bytes wherever it is filled',
  (suite) => {
    const [one, other] = [filled(suite, ORDINARY), filled(suite, OTHER)];
    expect(one.size).toBeGreaterThan(Number(CASES));
    expect([...other]).toEqual([...one]);
  },
  300_000,
);
