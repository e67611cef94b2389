import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from './testing/command.ts';
import { TestFiles } from './testing/files.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

const files = new TestFiles();
afterAll(() => files.remove());

describe('the process', () => {
  const run = promisify(execFile);
  const node = ['--import', 'tsx', MAIN];

  it('ends with the exit code, and prints on the right streams', async () => {
    const whole = files.sample(6);
    const { stdout, stderr } = await run(process.execPath, [
      ...node,
      'inspect',
      '--summary',
      whole,
    ]);
    expect(stdout).toContain('re-encodes to the same bytes');
    expect(stderr).toBe('');
    const missing = run(process.execPath, [...node, 'inspect', files.nothing]);
    await expect(missing).rejects.toMatchObject({ code: 3, stdout: '' });
    const refused = run(process.execPath, [
      ...node,
      'inspect',
      files.written('refused', Buffer.of(1)),
    ]);
    await expect(refused).rejects.toMatchObject({ code: 1, stderr: '' });
  });

  it('takes a line of inspect --json from standard input, and gives the bytes back', async () => {
    const path = files.sample(6);
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
    const path = files.sample(6);
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
