/** The processes of adapters that run: none of them outlives the harness. */
import { constants } from 'node:os';
import { endFamily } from './family.ts';
import type { Family } from './family.ts';
import { tellGuard } from './guard.ts';
import { LiveSet } from './live-set.ts';
import type { LiveChange } from './live-set.ts';

/** What shells add to a signal's number. */
const SIGNAL_BASE = 128;

const live = new LiveSet();
let watching = false;

/** Ends what is left when this process ends; a kill that nobody can catch leaves it to the guard. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => live.endAll());
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Somebody else may see to an end in good order.
      if (process.listenerCount(signal) === 1)
        process.exit(SIGNAL_BASE + constants.signals[signal]);
    });
  }
}

let tell: (change: LiveChange) => void = tellGuard;

/** From now on every change here is told: a thread may be ended before it can end what it started. */
export function tellChanges(to: (change: LiveChange) => void): void {
  tell = to;
}

/** Sees to what was started or made, or is no more, here or in another thread. */
export function takeChange(change: LiveChange): void {
  watch();
  live.note(change);
  tell(change);
}

/** A process has been started. */
export function addFamily(family: Family): void {
  takeChange({ started: family });
}

/** A folder is to be removed at the end. */
export function addFolder(folder: string): void {
  takeChange({ made: folder });
}

/** A folder has been removed. */
export function removedFolder(folder: string): void {
  takeChange({ removed: folder });
}

/** Ends a process and everything that it started. */
export function removeFamily(family: Family): void {
  endFamily(family);
  takeChange({ ended: family });
}
