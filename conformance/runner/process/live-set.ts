/** What must not outlive the harness: adapters' families, and folders of their cases. */
import { rmSync } from 'node:fs';
import { endFamily } from './family.ts';
import type { Family } from './family.ts';

/** Something was started or made, or is no more. */
export type LiveChange =
  | { readonly started: Family }
  | { readonly ended: Family }
  | { readonly made: string }
  | { readonly removed: string };

/** What is there now. */
export class LiveSet {
  /** By the IDs of their first processes. */
  readonly #families = new Map<number, Family>();
  readonly #folders = new Set<string>();

  note(change: LiveChange): void {
    if ('started' in change) this.#families.set(change.started.pid, change.started);
    else if ('ended' in change) this.#families.delete(change.ended.pid);
    else if ('made' in change) this.#folders.add(change.made);
    else this.#folders.delete(change.removed);
  }

  /** Ends every process and removes every folder. */
  endAll(): void {
    for (const family of this.#families.values()) endFamily(family);
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}
