/** Waits for a child that owes something, and never charges it for what lies in the pipe already. */

/** What a watch looks at, and what it tells. */
export interface Watched {
  /** How far the child's output has been read, as a number that grows. */
  progress(): number;
  /** Time is up, and nothing lies in the pipe. Told once. */
  onSilence(): void;
}

/** Runs from its making until it is stopped. */
export class Watch {
  readonly #watched: Watched;
  readonly #timer: NodeJS.Timeout;
  #drain: NodeJS.Immediate | undefined;

  constructor(milliseconds: number, watched: Watched) {
    this.#watched = watched;
    this.#timer = setTimeout(() => this.#drainFrom(watched.progress()), milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#drain);
  }

  /**
   * Timers fire before pipes are read. Where the harness was busy itself, an answer may have been
   * there in time: so it is read on until a turn of the event loop brings nothing.
   */
  #drainFrom(progress: number, quietTurns = 0): void {
    this.#drain = setImmediate(() => {
      const now = this.#watched.progress();
      if (now !== progress) this.#drainFrom(now);
      else if (quietTurns < QUIET_TURNS) this.#drainFrom(now, quietTurns + 1);
      else this.#watched.onSilence();
    });
  }
}

/** A pipe that holds something is read in the first turn; the second one is for good measure. */
const QUIET_TURNS = 1;
