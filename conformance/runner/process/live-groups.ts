/** The process groups of adapters that run: none of them outlives the harness. */
import { rmSync } from 'node:fs';
import { constants } from 'node:os';

/** What shells add to a signal's number. */
const SIGNAL_BASE = 128;

const groups = new Set<number>();
const folders = new Set<string>();
let watching = false;

/** Ends what is left when this process ends, for whatever reason but a kill that nobody can catch. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const pid of groups) endGroup(pid);
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Somebody else may see to an end in good order.
      if (process.listenerCount(signal) === 1)
        process.exit(SIGNAL_BASE + constants.signals[signal]);
    });
  }
}

/** What another thread started, or saw end. */
export type GroupChange =
  | { readonly started: number }
  | { readonly ended: number }
  | { readonly made: string }
  | { readonly removed: string };

let tell: ((change: GroupChange) => void) | null = null;

/** From now on every change here is told: a thread may be ended before it can end what it started. */
export function tellChanges(to: (change: GroupChange) => void): void {
  tell = to;
}

/** Sees to what another thread tells. */
export function takeChange(change: GroupChange): void {
  if ('started' in change) addGroup(change.started);
  else if ('ended' in change) groups.delete(change.ended);
  else if ('made' in change) addFolder(change.made);
  else removedFolder(change.removed);
}

/** A process that leads a group of its own has been started. */
export function addGroup(pid: number): void {
  watch();
  groups.add(pid);
  tell?.({ started: pid });
}

/** A folder is to be removed at the end. */
export function addFolder(folder: string): void {
  watch();
  folders.add(folder);
  tell?.({ made: folder });
}

/** A folder has been removed. */
export function removedFolder(folder: string): void {
  folders.delete(folder);
  tell?.({ removed: folder });
}

/** Ends a process and everything that it started and that has not left its group. */
export function endGroup(pid: number): void {
  groups.delete(pid);
  tell?.({ ended: pid });
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of it is gone already.
  }
}
