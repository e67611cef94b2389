import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { split } from 'shlex';
import { afterAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../cli/adapter/new.ts';
import { packageFile } from '../../cli/package-root.ts';
import { command } from '../../cli/testing/command.ts';
import type { Report } from '../../report/report.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The command line of an example that was built in a folder of its own, its text changed before. */
function built(language: string, change = (text: string): string => text): string {
  const { file, build, command: start } = LANGUAGES[language]!;
  const folder = mkdtempSync(join(tmpdir(), `example-${language}-`));
  folders.push(folder);
  const target = join(folder, file);
  copyFileSync(packageFile(`conformance/adapters/examples/${file}`), target);
  writeFileSync(target, change(readFileSync(target, 'utf8')));
  if (build !== undefined) {
    const [program, ...args] = split(build);
    execFileSync(program!, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return start
    .replace(file, target)
    .replace('./adapter', join(folder, 'adapter'))
    .replace('-cp .', `-cp ${folder}`);
}

async function verdict(commandLine: string): Promise<{ exitCode: number; report: Report }> {
  const args = ['--wire', 'ndjson', '--seed', '7', '--cases', '1500', '--rule', 'decode/*'];
  const out = mkdtempSync(join(tmpdir(), 'example-out-'));
  folders.push(out);
  const { exitCode } = await command('run', '--adapter', commandLine, ...args, '--out', out);
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  return { exitCode, report };
}

describe.each(Object.keys(LANGUAGES))('the example in %s', (language) => {
  it('speaks the protocol', async () => {
    const { out, exitCode } = await command(
      'adapter',
      'check',
      built(language),
      '--wire',
      'ndjson',
      '--start-timeout',
      '60s',
    );
    expect([out.at(-1), exitCode]).toEqual(['Nothing is wrong with it.', 0]);
  });

  it('answers some cases rightly, and skips the rest', async () => {
    const { exitCode, report } = await verdict(built(language));
    expect([exitCode, report.failures]).toEqual([0, []]);
    expect(report.totals.passed).toBeGreaterThan(10);
    expect(report.totals.skipped).toBeGreaterThan(100);
    expect(report.uncharged).toEqual([]);
  });

  it('is caught where it takes other files for savepoints', async () => {
    const wrong = built(language, (text) => text.replace(/4960672d/i, '4960672e'));
    const { exitCode, report } = await verdict(wrong);
    expect(exitCode).toBe(1);
    expect(report.totals.failed).toBeGreaterThan(0);
  });
});

it('is told by adapter check in the words of docs/adapters.md', async () => {
  const { out } = await command('adapter', 'check', built('python'), '--wire', 'ndjson');
  expect(readFileSync(packageFile('docs/adapters.md'), 'utf8')).toContain(out.join('\n'));
});
