import { spawn } from 'node:child_process';
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
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report } from '../report/report.ts';
import { command } from './testing/command.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const CHILD = fileURLToPath(new URL('../runner/process/testing/child.mjs', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faults-'));
  process.env['CHILD_FILE'] = join(folder, 'file');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const child = (greeting: string): string =>
  `ndjson:${process.execPath} '${CHILD}' ndjson ${greeting}`;

function hasContent(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function report(): Report {
  return JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8')) as Report;
}

const runArgs = (adapter: string, ...more: string[]): string[] => [
  'run',
  '--adapter',
  adapter,
  '--seed',
  '7',
  '--out',
  join(folder, 'out'),
  ...more,
];

/** A run in a process of its own, which is sent a signal when its adapter has been asked something. */
async function interrupted(adapter: string, signal: NodeJS.Signals, ...more: string[]) {
  const args = ['--import', 'tsx', MAIN, ...runArgs(adapter, '--timeout', '5m', ...more)];
  const run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  run.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  const ended = new Promise<number | null>((resolve) => run.once('close', resolve));
  while (!hasContent(process.env['CHILD_FILE']!)) await new Promise((r) => setTimeout(r, 50));
  run.kill(signal);
  return { exitCode: await ended, out };
}

describe('a run that is interrupted', { timeout: 120_000 }, () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends its adapter, and leaves a report that says so', async (signal, code) => {
    const { exitCode, out } = await interrupted(child('stuck'), signal);
    expect(exitCode).toBe(code);
    expect(out).toContain(`Interrupted by ${signal}: `);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d+ passed, \d+ failed, \d+ skipped$/);
    expect(report().end).toEqual({ how: 'interrupted', why: signal });
    expect(report().failures).toEqual([]);
    const pid = Number(readFileSync(process.env['CHILD_FILE']!, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

it('an interrupted run ends the adapters of all lanes', { timeout: 120_000 }, async () => {
  const more = ['-j', '2', '--rule', 'decode/*', '--cases', '400'];
  const { exitCode } = await interrupted(child('stuck'), 'SIGTERM', ...more);
  expect(exitCode).toBe(143);
  expect(report().end).toEqual({ how: 'interrupted', why: 'SIGTERM' });
  const told = readFileSync(process.env['CHILD_FILE']!, 'utf8').trimEnd().split('\n').map(Number);
  // Who is killed is there until its parent, or the system, has seen to it.
  await expect.poll(() => told.some(isThere), { timeout: 20_000 }).toBe(false);
});

it.each(['1', '2'])(
  'a run of -j %s that is killed leaves neither adapters nor their folders',
  { timeout: 120_000 },
  async (lanes) => {
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
    const { exitCode } = await interrupted(child('stuck'), 'SIGKILL', '-j', lanes);
    expect(exitCode).toBeNull();
    const told = readFileSync(process.env['CHILD_FILE']!, 'utf8').trimEnd().split('\n').map(Number);
    expect(told.length).toBeGreaterThan(0);
    await expect.poll(() => told.some(isThere), { timeout: 20_000 }).toBe(false);
    await expect
      .poll(() => readdirSync(temporary).filter((name) => name.startsWith('sps-')))
      .toEqual([]);
  },
);

describe('a run whose adapter', { timeout: 120_000 }, () => {
  it('does not start again ends, with a report and the reason', async () => {
    const { exitCode, out } = await command(...runArgs(child('once'), '--cases', '500'));
    expect(exitCode).toBe(3);
    expect(out.join('\n')).toMatch(
      /could not go on: \d+ cases were counted by then\. .*3 times in a row/,
    );
    expect(report().end).toMatchObject({ how: 'adapter lost' });
  });

  it('allows one process alone cannot be asked along two lanes, and is told so', async () => {
    const { exitCode, err } = await command(...runArgs(child('once'), '--cases', '5', '-j', '2'));
    expect([exitCode, err.join('\n')]).toEqual([
      3,
      expect.stringMatching(/did not start: .*exit code 9[^]*-j 1 starts it once/),
    ]);
  });

  it('fails when it is told that nothing more comes is not conformant', async () => {
    const { exitCode, out } = await command(
      ...runArgs(child('badEnd'), '--cases', '0', '--rule', 'decode/refuses-other-files'),
    );
    expect([exitCode, report().uncharged]).toMatchObject([
      1,
      [{ fault: 'crashed', when: 'at the end', count: 1 }],
    ]);
    expect(out.join('\n')).toContain('could not put it all away');
  });

  it('has a file in the place of --out is not asked anything', async () => {
    writeFileSync(join(folder, 'out'), '');
    const { exitCode, err } = await command(...runArgs(child('stuck'), '--cases', '5'));
    expect([exitCode, err.join('\n')]).toEqual([3, expect.stringContaining('--out takes another')]);
    expect(existsSync(process.env['CHILD_FILE']!)).toBe(false);
  });
});

describe('replay and compare', { timeout: 120_000 }, () => {
  const id = 'golden/flink-1.20.1/hashmap-canonical-savepoint/decode';

  it('tell of a fault that shows at the end', async () => {
    const replay = await command('replay', id, '--adapter', child('badEnd'));
    expect([replay.exitCode, replay.out.join('\n')]).toEqual([
      1,
      expect.stringContaining('crashed, at the end: it ended with exit code 7'),
    ]);
    const compare = await command(
      'compare',
      '--adapter',
      'reference',
      '--adapter',
      child('badEnd'),
      '--cases',
      '0',
    );
    expect([compare.exitCode, compare.out.join('\n')]).toEqual([
      1,
      expect.stringContaining('crashed at the end: it ended with exit code 7'),
    ]);
  });
});
