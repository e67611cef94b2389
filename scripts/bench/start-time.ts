/** How long a command takes from its start until it prints something. */
import { spawn } from 'node:child_process';

/** In milliseconds, until the first byte on standard output. */
export function msToFirstOutput(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let first: number | null = null;
    child.stdout.on('data', () => {
      first ??= Number(process.hrtime.bigint() - start) / 1e6;
    });
    child.on('error', reject);
    child.on('close', () => {
      if (first === null) reject(new Error(`${command} printed nothing`));
      else resolve(first);
    });
  });
}
