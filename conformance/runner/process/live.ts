/** The processes of adapters that run: none of them outlives the harness. */
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { endFamily } from './family.ts';
import type { Family } from './family.ts';

/** What shells add to a signal's number. */
const SIGNAL_BASE = 128;

/** By the IDs of their first processes. */
const families = new Map<number, Family>();
const folders = new Set<string>();
let watching = false;

/** Ends what is left when this process ends, for whatever reason but a kill that nobody can catch. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const family of families.values()) removeFamily(family);
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
export type LiveChange =
  | { readonly started: Family }
  | { readonly ended: Family }
  | { readonly made: string }
  | { readonly removed: string };

let tell: ((change: LiveChange) => void) | null = null;

/** From now on every change here is told: a thread may be ended before it can end what it started. */
export function tellChanges(to: (change: LiveChange) => void): void {
  tell = to;
}

/** Sees to what another thread tells. */
export function takeChange(change: LiveChange): void {
  if ('started' in change) addFamily(change.started);
  else if ('ended' in change) families.delete(change.ended.pid);
  else if ('made' in change) addFolder(change.made);
  else removedFolder(change.removed);
}

/** A process has been started. */
export function addFamily(family: Family): void {
  watch();
  families.set(family.pid, family);
  tell?.({ started: family });
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

/** Ends a process and everything that it started. */
export function removeFamily(family: Family): void {
  families.delete(family.pid);
  tell?.({ ended: family });
  endFamily(family);
}
