/**
 * A process beside the harness that ends what the harness left when it was killed: a kill (`kill -9`,
 * or for want of memory) cannot be caught, and an adapter that hangs would live on for ever.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { LiveChange } from './live-set.ts';

/** What the guard runs. */
const FILE = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.js') ? 'guard-program.js' : 'guard-program-from-source.mjs',
    import.meta.url,
  ),
);

/** Standard input of the guard; it looks after what it was told when that ends. */
let input: Writable | null = null;

/** Tells the guard of a change; the first one starts it. */
export function tellGuard(change: LiveChange): void {
  input ??= startGuard();
  if (input.writable) input.write(`${JSON.stringify(change)}\n`);
}

function startGuard(): Writable {
  // In a session of its own, where an interrupt at the terminal does not reach it.
  const guard = spawn(process.execPath, [FILE], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  // Without it the harness still ends what it started, unless it is killed.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  // Nobody waits for it: it ends by itself when this process has ended.
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return guard.stdin;
}
