/** One line on a terminal that is written anew as work goes on; nothing in a pipe. */

const REDRAW_MILLISECONDS = 100;
const CLEAR_LINE = '\r\u001B[2K';

/** Where the line is shown. */
export interface ProgressOutput {
  /** Whether a person watches. */
  readonly watched: boolean;
  write(text: string): void;
}

/** A status line. */
export class Progress {
  readonly #output: ProgressOutput;
  #nextAt = 0;
  #shown = false;

  constructor(output: ProgressOutput) {
    this.#output = output;
  }

  /** Shows a text, at most ten times a second; it is only made where it is shown. */
  show(text: () => string): void {
    if (!this.#output.watched) return;
    const now = Date.now();
    if (now < this.#nextAt) return;
    this.#nextAt = now + REDRAW_MILLISECONDS;
    this.#shown = true;
    this.#output.write(CLEAR_LINE + text());
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown) this.#output.write(CLEAR_LINE);
    this.#shown = false;
  }
}
