import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MOST_BYTES = 2_000_000;

interface Action {
  readonly inputs: Readonly<
    Record<string, { readonly default?: string; readonly required?: boolean }>
  >;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

let folder = '';
let tarball = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  // The action and npx have a folder of their own, so that nothing of this checkout is found.
  const { stdout, stderr } = ran('npm', [
    'pack',
    ROOT,
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ]);
  const [{ filename }] = JSON.parse(stdout || stderr) as [{ filename: string }];
  tarball = join(folder, filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ran(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, ...env },
  });
}

describe('the packed package', () => {
  it('is small', () => {
    expect(statSync(tarball).size).toBeLessThan(MOST_BYTES);
  });

  it('has whatever its pages lead to', () => {
    const { status } = ran('tar', ['xzf', tarball]);
    expect(status).toBe(0);
    const root = join(folder, 'package');
    const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.md'),
    );
    expect(pages).toContain('docs/adapters.md');
    const dead = pages.flatMap((page) => {
      const links = readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#:\s]+)[^):]*\)/g);
      return Array.from(links, ([, link]) => link!)
        .filter((link) => !existsSync(join(root, page, '..', link)))
        .map((link) => `${page}: ${link}`);
    });
    expect(dead).toEqual([]);
  });

  it('is used in one line, in an empty folder', () => {
    const { status, stdout, stderr } = ran('npx', [
      '--yes',
      '--prefer-offline',
      '--package',
      tarball,
      'savepoint-spec',
      'run',
      '--adapter',
      'reference',
      '--seed',
      '7',
      '--cases',
      '50',
    ]);
    expect(stdout, stderr).toMatch(/\d+ passed, 0 failed, \d+ skipped\n$/);
    expect([status, existsSync(join(folder, 'out/report.html'))]).toEqual([0, true]);
  });

  it('brings a pack of each suite, which judges an adapter as it lies there', () => {
    const packs = join('node_modules', 'savepoint-spec', 'fixtures', 'packs');
    ran('npm', ['init', '--yes']);
    const install = [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--no-save',
      tarball,
    ];
    const { status: installed, stderr: why } = ran('npm', install);
    expect(installed, why).toBe(0);
    expect(readdirSync(join(folder, packs))).toHaveLength(5);
    const verify = ['savepoint-spec', 'fixtures', 'verify', join(packs, 'restore')];
    const { status, stdout, stderr } = ran('npx', [...verify, '--adapter', 'reference']);
    expect([status, stdout], stderr).toEqual([
      0,
      expect.stringMatching(/ 0 failed, \d+ skipped\n$/),
    ]);
  });

  it('is an action, whose steps run', () => {
    const { inputs, runs } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;
    const [step] = runs.steps;
    expect([runs.using, runs.steps.length, step!.shell]).toEqual(['composite', 1, 'bash']);
    expect(step!.run).not.toContain('${{');
    const given: Readonly<Record<string, string>> = {
      adapter: 'mutant:counter-stays',
      cases: '20',
      rules: 'register/counter-*\nregister/adds-*\n',
      package: tarball,
    };
    const output = join(folder, 'output');
    const summary = join(folder, 'summary');
    const env: Record<string, string> = {
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      npm_config_prefer_offline: 'true',
    };
    for (const [name, text] of Object.entries(step!.env)) {
      const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(text)![1]!;
      expect(Object.keys(inputs)).toContain(input);
      env[name] = given[input] ?? inputs[input]!.default!;
    }
    const { status, stderr } = ran('bash', ['-e', '-o', 'pipefail', '-c', step!.run], env);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('::error title=register/counter-goes-on'),
    ]);
    const report = readFileSync(output, 'utf8').trim().replace('report=', '');
    expect(JSON.parse(readFileSync(join(folder, report), 'utf8'))).toMatchObject({
      adapter: 'mutant:counter-stays',
    });
    expect(readFileSync(summary, 'utf8')).toContain('| register/counter-goes-on |');
  });
});

describe('savepoint-spec/arbitraries', () => {
  it('runs the example of docs/arbitraries.md', () => {
    const text = readFileSync(join(ROOT, 'docs/arbitraries.md'), 'utf8');
    const [, example] = /```js\n([^]*?)```/.exec(text)!;
    const project = join(folder, 'properties');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(project, 'example.js'), example!);
    ran('npm', ['install', '--prefer-offline', '--no-audit', '--prefix', project, tarball]);
    const { stdout, stderr } = ran(process.execPath, [join(project, 'example.js')]);
    expect(stdout, stderr).toBe('holds\n');
  });
});

describe('savepoint-spec/vitest', () => {
  it('is a test for each rule, that passes, fails or is skipped as the rule does', () => {
    const suite = join(ROOT, 'dist/conformance/cli/vitest.js');
    const file = join(ROOT, 'out', 'conformance-of-mutant.test.mjs');
    const text = `import { describeConformance } from ${JSON.stringify(suite)};
describeConformance('mutant:counter-stays', { rules: ['register/counter-*', 'register/adds-*', 'register/retains-*'], cases: 20 });\n`;
    ran('mkdir', ['-p', join(ROOT, 'out')]);
    writeFileSync(file, text);
    // Else the one of this project is found.
    const config = join(ROOT, 'out', 'vitest.config.mjs');
    writeFileSync(config, 'export default {};\n');
    try {
      const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
      const { stdout } = spawnSync(
        process.execPath,
        [
          vitest,
          'run',
          '--root',
          join(ROOT, 'out'),
          '--config',
          config,
          '--reporter',
          'json',
          'conformance-of-mutant',
        ],
        { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 },
      );
      const { testResults } = JSON.parse(stdout) as {
        testResults: {
          assertionResults: { title: string; status: string; failureMessages: string[] }[];
        }[];
      };
      const results = new Map(testResults[0]!.assertionResults.map((each) => [each.title, each]));
      const counter = results.get('register/counter-goes-on')!;
      expect([counter.status, counter.failureMessages[0]]).toEqual([
        'failed',
        expect.stringContaining('seen: next checkpoint ID 7'),
      ]);
      expect(results.get('does not crash')!.status).toBe('passed');
      expect(
        [...results.values()].filter(({ status }) => status === 'skipped' || status === 'pending')
          .length,
      ).toBeGreaterThan(0);
    } finally {
      rmSync(file);
      rmSync(config);
    }
  });
});
