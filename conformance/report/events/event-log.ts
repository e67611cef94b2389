/** Writes the events of a run to a file, while the run goes on. */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { RunEvent } from './event.ts';

/** So many characters are held back, */
const HELD_CHARACTERS = 32_768;
/** and none of them longer than that where more events come. */
const HELD_MILLISECONDS = 100;

/** A file that events are appended to. What was written stands, however the process ends. */
export class EventLog {
  readonly #file: number;
  #held = '';
  #writtenAt = Date.now();

  /**
   * @param keptBytes how much of a file that is there stays; nothing of it where it is 0
   * @throws NodeJS.ErrnoException where it cannot be written, as do all other methods
   */
  constructor(path: string, keptBytes = 0) {
    this.#file = openSync(path, keptBytes === 0 ? 'w' : 'a');
    if (keptBytes > 0) ftruncateSync(this.#file, keptBytes);
  }

  add(event: RunEvent): void {
    this.#held += `${JSON.stringify(event)}\n`;
    const isDue = Date.now() - this.#writtenAt >= HELD_MILLISECONDS;
    if (isDue || this.#held.length >= HELD_CHARACTERS) this.flush();
  }

  /** Writes what is held back. */
  flush(): void {
    const bytes = Buffer.from(this.#held);
    this.#held = '';
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#writtenAt = Date.now();
  }

  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}
