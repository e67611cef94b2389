/** A command line in a process of its own, for what cannot be done in this one: threads, and kills. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A process, and what comes of it. */
export interface Started {
  readonly child: ChildProcess;
  /** Its exit code; `null` where a signal ended it. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly out: string }>;
}

/** Starts a command line. */
export function startCommand(...args: string[]): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  const ended = new Promise<{ exitCode: number | null; out: string }>((resolve) => {
    child.once('close', (exitCode) => resolve({ exitCode, out }));
  });
  return { child, ended };
}
